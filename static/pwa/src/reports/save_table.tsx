/** บันทึกเป็นไฟล์: a table as the server writes it into a file, with who took it. Online only: the server notes who did. */

import { useState } from 'preact/hooks';
import { language, say } from '../i18n';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { saveFile } from '../ui/save_file';

type TableName =
  | 'activities'
  | 'audit'
  | 'cases'
  | 'collections'
  | 'deliveries'
  | 'devices'
  | 'groups'
  | 'incidents'
  | 'milestones'
  | 'monthly'
  | 'months'
  | 'mous'
  | 'overdue'
  | 'progress'
  | 'staff';
const FORMATS = ['xlsx', 'csv'] as const;

interface TableFile {
  name: string;
  media_type: string;
  /** Base 64. */
  content: string;
}

interface SaveTableProperties {
  table: TableName;
  /** The area, group or campaign it is about, and what the screen narrows it by. */
  of?: Readonly<Record<string, string>>;
}

/** Below a table: one button, which asks in which form. Without a signal it says why not, and what to do. */
export function SaveTable({ table, of = {} }: SaveTableProperties) {
  const phone = usePhone();
  const [saved, setSaved] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (format: (typeof FORMATS)[number]) => {
    setSaved(null);
    setRefusal(null);
    const asked = new URLSearchParams({ ...of, format, language: language.value });
    const told = await phone.ask<TableFile>(`/exports/${table}?${asked}`);
    if (!told.ok) {
      setRefusal(told.code === 'offline' ? say('export.offline') : problemText(told.code));
      return;
    }
    const { name, media_type, content } = told.value;
    saveFile(name, new Blob([bytesOf(content)], { type: media_type }));
    setSaved(say('export.saved', { name }));
  };
  return (
    <details>
      <summary class="button button-plain" aria-label={say('export.save_of', { table: say(`export.table_${table}`) })}>
        {say('export.save')}
      </summary>
      <div class="stack-close">
        {phone.sign.value.online ? (
          <>
            <p class="soft">{say('export.help')}</p>
            <div class="beside">
              {FORMATS.map((format) => (
                <Button key={format} press={() => save(format)}>
                  {say(`export.${format}`)}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <Banner look="needs_you">
            <p>{say('export.offline')}</p>
          </Banner>
        )}
        <p role="status">{saved}</p>
        {refusal && (
          <p class="problem" role="alert">
            {refusal}
          </p>
        )}
      </div>
    </details>
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
