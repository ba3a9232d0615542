/** Pairs from a table: chosen or dropped, and a report of every line that was not taken. */
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairImport } from '../../../../electron/contract/restoration.ts';
import { classes } from '../../lib/classes.ts';
import { toastError } from '../../lib/errors.ts';
import { formatNumber } from '../../lib/format.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './pair-import.module.css';
import { importPairs } from './pair-store.ts';
import { decodeTable, isTableName } from './pair-table.ts';

const c = classes(styles);
/** What the archive takes in one go, and room for the bytes of it. */
const MOST_CHARACTERS = 4_000_000;
const MOST_BYTES = MOST_CHARACTERS * 4;

interface Taking {
  button: ReactElement;
  report: ReactElement | null;
  /** For the element that tables may be dropped on. */
  drop: {
    onDragEnter: (event: DragEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Keeps a drag from the window, which takes every file for a document. */
function claim(event: DragEvent): void {
  if (!event.dataTransfer.types.includes('Files')) return;
  event.preventDefault();
  event.stopPropagation();
}

function Report({ name, result, onClose }: { name: string; result: PairImport; onClose: () => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const number = (value: number): string => formatNumber(value, i18n.language);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('pairs.importTitle', { name })}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <div className={c('report')}>
        <Notice tone={result.refused.length === 0 ? 'good' : 'look'}>
          {t('pairs.importDone', {
            added: number(result.added),
            changed: number(result.changed),
            same: number(result.same),
            refused: number(result.refused.length),
          })}
        </Notice>
        {result.refused.length === 0 ? null : (
          <div className={c('lines')}>
            <table aria-label={t('pairs.refused')}>
              <thead>
                <tr>
                  <th>{t('pairs.line')}</th>
                  <th>{t('pairs.lineText')}</th>
                  <th>{t('pairs.why')}</th>
                </tr>
              </thead>
              <tbody>
                {result.refused.map((line) => (
                  <tr key={line.line}>
                    <td className={c('number')}>{number(line.line)}</td>
                    <td>{line.text.replaceAll('\t', '　')}</td>
                    <td>{t(`pairs.whys.${line.why}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Dialog>
  );
}

export function usePairImport(readOnly: boolean): Taking {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ name: string; result: PairImport } | null>(null);

  const take = async (file: File): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const text = file.size > MOST_BYTES ? null : decodeTable(new Uint8Array(await file.arrayBuffer()));
      if (text === null || text.length > MOST_CHARACTERS)
        toast(t(text === null && file.size <= MOST_BYTES ? 'pairs.noTable' : 'pairs.tooLong', { name: file.name }), {
          tone: 'bad',
        });
      else setDone({ name: file.name, result: await importPairs(text) });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };

  return {
    button: (
      <>
        <Button
          icon={<FileUp size={14} strokeWidth={1.6} />}
          isDisabled={readOnly || busy}
          onPress={() => input.current?.click()}
        >
          {t('pairs.import')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".tsv,.tab,.txt"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void take(file);
            event.currentTarget.value = '';
          }}
        />
      </>
    ),
    report: done === null ? null : <Report {...done} onClose={() => setDone(null)} />,
    drop: {
      onDragEnter: claim,
      onDragOver: claim,
      onDragLeave: claim,
      onDrop: (event) => {
        const [file, ...others] = event.dataTransfer.files;
        // Anything else is a document after all, and the window takes it.
        if (file === undefined || others.length > 0 || !isTableName(file.name) || readOnly) return;
        claim(event);
        void take(file);
      },
    },
  };
}
