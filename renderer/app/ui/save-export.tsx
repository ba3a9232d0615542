/** Takes an export out of the archive: a download in a browser; in the desktop where the person says, and the way there. */
import { Download, FolderOpen } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes.ts';
import { sentenceOf } from '../lib/errors.ts';
import { saveExport, showSaved } from '../transfer.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import styles from './save-export.module.css';

const c = classes(styles);

interface Props {
  ticket: string;
  name: string;
  folder: boolean;
  /** Where saving is the one thing to do next. */
  primary?: boolean;
}

export function SaveExport({ ticket, name, folder, primary = false }: Props): ReactElement {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await saveExport(ticket, name);
      if (answer.failure !== undefined) setFailure(t(`packs.saveFailure.${answer.failure}`, { name: answer.name }));
      else if (answer.saved) setSaved(answer.name);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  const show = async (): Promise<void> => {
    if (showSaved !== null && !(await showSaved(ticket))) setFailure(t('packs.savedGone'));
  };

  return (
    <div className={c('save')}>
      <div className={c('acts')}>
        <Button
          weight={primary ? 'primary' : 'normal'}
          icon={<Download size={15} strokeWidth={1.6} />}
          isDisabled={busy}
          onPress={() => void save()}
        >
          {t(folder && showSaved === null ? 'packs.saveFolder' : 'packs.saveFile')}
        </Button>
        {saved !== null && showSaved !== null ? (
          <Button icon={<FolderOpen size={15} strokeWidth={1.6} />} onPress={() => void show()}>
            {t('packs.showFolder')}
          </Button>
        ) : null}
      </div>
      {saved === null ? null : (
        <p className={c('where')} role="status">
          {t(showSaved === null ? 'packs.downloaded' : 'packs.saved', { name: saved })}
        </p>
      )}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
    </div>
  );
}
