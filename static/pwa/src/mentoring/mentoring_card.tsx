/** The way to พี่เลี้ยง from ฉัน: for officers, for mentors, and whoever else was given one to accompany. */

import { say } from '../i18n';
import { LinkButton } from '../ui/button';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { countAsking, ownPairs } from './pair_rows';

export function MentoringCard() {
  const phone = usePhone();
  const role = phone.person.value?.role;
  const { mine, mentored } = ownPairs(phone);
  const pairs = [...mine, ...mentored];
  if (phone.practice || (pairs.length === 0 && role !== 'officer' && role !== 'mentor')) return null;
  const asking = pairs.reduce((sum, pair) => sum + countAsking(phone, pair), 0);
  return (
    <Card title={say('mentoring.name')}>
      <p class={asking > 0 ? 'problem' : 'soft'}>
        {asking > 0 ? say('mentoring.asking', { count: asking }) : say('mentoring.card_help')}
      </p>
      <LinkButton to="/mentoring">{say('mentoring.open')}</LinkButton>
    </Card>
  );
}
