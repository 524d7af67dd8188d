/** The last resort: what is not sent yet as a file, for the district chief to bring in. */

import { say } from '../i18n';
import { Button } from '../ui/button';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { saveFile } from '../ui/save_file';

/** Says whom the file is for before it is saved: it holds names and amounts. */
export function OutboxCopy() {
  const phone = usePhone();
  return (
    <Card title={say('sync.copy')}>
      <p class="soft">{say('sync.copy_help')}</p>
      <Banner>
        <p>{say('sync.copy_warning')}</p>
      </Banner>
      <Button press={async () => saveCopy(await phone.exportOutbox())}>{say('sync.copy_save')}</Button>
    </Card>
  );
}

/** Puts the lines into a file of the phone, as they are. */
function saveCopy(lines: string): void {
  saveFile('omsap.ndjson', new Blob([lines], { type: 'application/x-ndjson' }));
}
