/** ฉัน: who uses this phone, how safe its storage is, language, password, leaving. */

import { useState } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { GIVES_POSTS, KEEPS_INCIDENTS, PUSH_RIGHTS, READS_AUDIT, SEES_DELIVERIES } from '../contract/later.gen';
import { language, say, speak } from '../i18n';
import { MentoringCard } from '../mentoring/mentoring_card';
import { PracticeCard } from '../practice/practice_card';
import { goTo } from '../router';
import { problemText } from '../syncing/problem_text';
import { Button, LinkButton } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { areaText } from './area_text';

async function choose(next: 'th' | 'en'): Promise<void> {
  if (!(await speak(next))) tell(say('screen.missing_help'));
}

/** `#/me` */
export function Me() {
  const phone = usePhone();
  const person = phone.person.value;
  if (!person) return null;
  const roles = phone.assignments.value;
  return (
    <Page title={say('me.title')}>
      <Card title={person.display_name}>
        <ul>
          {roles.map((assignment) => (
            <li key={assignment.role + assignment.area_code}>
              {say(`role.${assignment.role}`)} {areaText(assignment.area_code, phone.places.value)}
            </li>
          ))}
        </ul>
      </Card>
      <MentoringCard />
      {person.role !== 'officer' && person.role && PUSH_RIGHTS[person.role].some((kind) => kind === 'setting') && (
        <Card title={say('rules.of_province')}>
          <LinkButton to="/rules">{say('rules.see')}</LinkButton>
          <LinkButton to="/privacy">{say('privacy.notice')}</LinkButton>
        </Card>
      )}
      {person.role && person.role !== 'system_admin' && (
        <Card title={say('campaign.name')}>
          {(person.role === 'officer' || person.role === 'district_chief') && (
            <LinkButton to="/mou">{say('mou.mine')}</LinkButton>
          )}
          <LinkButton to="/campaigns">{say('campaign.open')}</LinkButton>
        </Card>
      )}
      {person.role && !phone.practice && (
        <Card title={say('calendar.name')}>
          <p class="soft">{say('calendar.card_help')}</p>
          <LinkButton to="/me/calendar">{say('calendar.open')}</LinkButton>
        </Card>
      )}
      {person.role && KEEPS_INCIDENTS[person.role] && (
        <Card title={say('incident.name')}>
          <LinkButton to="/incidents">{say('incident.see')}</LinkButton>
        </Card>
      )}
      {person.role === 'officer' && (
        <Card title={say('monthly.name')}>
          <LinkButton to="/me/monthly">{say('monthly.open')}</LinkButton>
        </Card>
      )}
      {person.role === 'officer' && (
        <Card title={say('visit.sheet')}>
          <LinkButton to="/me/visits">{say('visit.sheet_open')}</LinkButton>
        </Card>
      )}
      {person.role === 'officer' && !phone.practice && (
        <Card title={say('handover.name')}>
          <p class="soft">{say('handover.when')}</p>
          <LinkButton to="/handover">{say('handover.open')}</LinkButton>
        </Card>
      )}
      {!phone.practice && (
        <Card title={say('delivery.name')}>
          <LinkButton to="/me/mail">{say('delivery.mail_open')}</LinkButton>
          {person.role && SEES_DELIVERIES[person.role] && (
            <LinkButton to="/deliveries">{say('delivery.log')}</LinkButton>
          )}
        </Card>
      )}
      {person.role && (GIVES_POSTS as readonly string[]).includes(person.role) && (
        <Card title={say('staff.name')}>
          <LinkButton to="/staff">{say('staff.open')}</LinkButton>
        </Card>
      )}
      <ThisPhone />
      <Card title={say('me.language')}>
        <div class="choices">
          {(['th', 'en'] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="button"
              lang={each}
              aria-pressed={language.value === each}
              onClick={() => choose(each)}
            >
              {language.value === each && '✓ '}
              {say(`language.${each}`)}
            </button>
          ))}
        </div>
      </Card>
      <PracticeCard />
      {!phone.practice && (
        <>
          <Card title={say('me.password')}>
            <LinkButton to="/me/password">{say('me.password_change')}</LinkButton>
            <LinkButton to="/me/pin">{say('pin.name')}</LinkButton>
            <LinkButton to="/me/second-factor">{say('second_factor.name')}</LinkButton>
          </Card>
          {roles.some(({ role }) => READS_AUDIT[role]) && (
            <Card title={say('audit.name')}>
              <LinkButton to="/me/audit">{say('audit.open')}</LinkButton>
            </Card>
          )}
          <Card title={say('pin.lock')}>
            <p class="soft">{say('pin.lock_help')}</p>
            <Button press={() => phone.gate.shut()}>{say('pin.lock')}</Button>
          </Card>
          <LogOut />
        </>
      )}
    </Page>
  );
}

function ThisPhone() {
  const phone = usePhone();
  const { persisted } = phone.storage.value;
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return (
    <Card title={say('me.phone')}>
      <dl class="pairs">
        <dt>{say('me.phone_code')}</dt>
        <dd>{phone.device.value?.code ?? '–'}</dd>
        <dt>{say('me.storage')}</dt>
        <dd>{say(persisted ? 'me.storage_durable' : 'me.storage_loose')}</dd>
        <dt>{say('me.version')}</dt>
        <dd>{phone.version}</dd>
      </dl>
      {persisted === false && <p class="soft">{say('me.storage_loose_help')}</p>}
      {!isInstalled && <p class="soft">{say('me.install_help')}</p>}
      {!phone.practice && <LinkButton to="/me/phones">{say('device.open')}</LinkButton>}
    </Card>
  );
}

/** Leaving refuses nothing and loses nothing: what waits stays on this phone and is said so first. */
function LogOut() {
  const phone = usePhone();
  const sign = phone.sign.value;
  const waiting = sign.waiting + sign.needs_you;
  const [refusal, setRefusal] = useState<string | null>(null);
  const leave = async () => {
    if (waiting > 0 && refusal === null) {
      setRefusal(say('logout.waiting', { count: waiting }));
      return;
    }
    await phone.logout();
    goTo('/', true);
  };
  return (
    <Card title={say('logout.title')}>
      {refusal ? (
        <Banner look="needs_you">
          <p>{refusal}</p>
          <div class="choices">
            <LinkButton to="/sync">{say('sync.title')}</LinkButton>
            <Button look="danger" press={leave}>
              {say('logout.leave_waiting')}
            </Button>
          </div>
        </Banner>
      ) : (
        <>
          <p class="soft">{say('logout.help')}</p>
          <Button press={leave}>{say('logout.leave')}</Button>
        </>
      )}
    </Card>
  );
}

/** `#/me/password` */
export function ChangePassword() {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { current: '', next: '' }, (texts) => ({
    current: texts.current ? null : say('login.password_missing'),
    next:
      texts.next.length < LIMITS.password_length_min
        ? say('password.too_short', { least: LIMITS.password_length_min })
        : null,
  }));
  const change = async () => {
    setAnswer(null);
    if (!form.check()) return;
    const changed = await phone.changePassword(form.texts.current, form.texts.next);
    if (changed.ok) {
      goTo('/me', true);
      tell(say('password.changed'));
    } else {
      setAnswer(changed.code === 'offline' ? say('login.offline') : problemText(changed.code));
    }
  };
  return (
    <Page
      title={say('me.password_change')}
      back={{ to: '/me', text: say('me.title') }}
      bottom={
        <Button look="main" press={change}>
          {say('me.password_change')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <TextField
          form={form}
          name="current"
          label={say('password.current')}
          kind="password"
          autocomplete="current-password"
        />
        <TextField
          form={form}
          name="next"
          label={say('password.next')}
          hint={say('password.next_hint', { least: LIMITS.password_length_min })}
          kind="password"
          autocomplete="new-password"
        />
        {answer && <Banner look="needs_you">{answer}</Banner>}
      </form>
    </Page>
  );
}
