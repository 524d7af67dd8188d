/** One group's month: the figures the books give, what was difficult, and one button. */

import { SHAPES } from '../contract/later.gen';
import { groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { PhotosField, useFormPhotos } from '../photos/form_photos';
import { LinePhoto } from '../photos/line_photo';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { formatPeriod } from '../values/thai_date';
import { FigureList } from './figure_list';
import type { MonthlyFigures } from './figures';
import { differs, figuresNow, filedOf } from './report_rows';

/** `#/me/monthly/:period/:group` */
export function ReportForm({ period, group: groupId }: { period: string; group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const [filed] = filedOf(phone, groupId, period);
  const { length_max: most } = SHAPES.monthly_report.problems;
  const key = `monthly/${groupId}/${period}`;
  const form = useForm(key, { problems: filed?.problems ?? '' }, ({ problems }) => ({
    problems: problems.trim().length > most ? say('field.too_long', { most }) : null,
  }));
  const photos = useFormPhotos(key, [filed?.photo_sha256]);
  if (!group) return <RowMissing />;
  if (!form.ready || !photos.ready) return null;
  const scope = groupScope(groupId);
  const isOver = period < phone.today().slice(0, 7);
  const now = isOver ? figuresNow(phone, group, period) : null;
  const home = `/me/monthly/${period}`;
  const file = async (figures: MonthlyFigures) => {
    if (!form.check()) return;
    const [photo_sha256 = null] = await photos.handOver(scope);
    const data = { period, ...figures, problems: form.texts.problems.trim() || null, photo_sha256 };
    await phone.save([{ kind: 'monthly_report', scope, data, closes: true }]);
    await Promise.all([form.clear(), photos.clear()]);
    tell(say('monthly.saved'));
    goTo(home, true);
  };
  return (
    <Page
      title={shortName(group)}
      note={formatPeriod(period)}
      back={{ to: home, text: say('monthly.name') }}
      bottom={
        now && (
          <Button look="main" press={() => file(now)}>
            {say(filed ? 'monthly.save_again' : 'monthly.save')}
          </Button>
        )
      }
    >
      {!now && (
        <Banner>
          <p>{say(isOver ? 'monthly.fetching' : 'monthly.not_over')}</p>
        </Banner>
      )}
      {filed && (
        <Card done title={say('monthly.as_filed')}>
          <p class="soft">
            {instantText(filed.made_at, phone.today())} <Mark mark={filed.mark} />
          </p>
          <FigureList figures={filed} />
          {filed.problems && <p class="lines">{filed.problems}</p>}
          {filed.photo_sha256 && <LinePhoto scope={scope} sha256={filed.photo_sha256} motif="scene" />}
        </Card>
      )}
      {filed && now && differs(filed, now) && (
        <Banner look="needs_you">
          <p>{say('monthly.differs')}</p>
        </Banner>
      )}
      {now && (!filed || differs(filed, now)) && (
        <Card title={say('monthly.as_now')}>
          <FigureList figures={now} />
        </Card>
      )}
      <form class="stack" noValidate onSubmit={stay}>
        <TextField
          form={form}
          name="problems"
          label={say('monthly.problems')}
          hint={say('monthly.problems_hint')}
          lines={4}
        />
        <PhotosField form={photos} scope={scope} motif="scene" />
      </form>
    </Page>
  );
}
