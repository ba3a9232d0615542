/** Two buttons for what is to be brought in, files or a folder; the desktop asks by its own dialog. */
import { FilePlus2, FolderPlus } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { Button } from '../../ui/button.tsx';
import styles from './pick-files.module.css';

const c = classes(styles);

interface Props {
  disabled: boolean;
  /** The words of the first button. */
  files: string;
  note: ReactNode;
  onFiles: (files: readonly File[]) => void;
  onShell: (what: 'files' | 'folder') => void;
}

export function PickFiles({ disabled, files: words, note, onFiles, onShell }: Props): ReactElement {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const take = (input: HTMLInputElement): void => {
    const chosen = [...(input.files ?? [])].filter((file) => !file.name.startsWith('.'));
    input.value = '';
    onFiles(chosen);
  };
  const choose = (what: 'files' | 'folder'): void => {
    if (shell !== null) onShell(what);
    else (what === 'files' ? files : folder).current?.click();
  };
  return (
    <div className={c('choose')}>
      <div className={c('buttons')}>
        <Button
          weight="primary"
          icon={<FilePlus2 size={15} strokeWidth={1.6} />}
          isDisabled={disabled}
          onPress={() => choose('files')}
        >
          {words}
        </Button>
        <Button
          icon={<FolderPlus size={15} strokeWidth={1.6} />}
          isDisabled={disabled}
          onPress={() => choose('folder')}
        >
          {t('imports.chooseFolder')}
        </Button>
        <span className={c('orDrop')}>{t('imports.orDrop')}</span>
      </div>
      <p className={c('note')}>{note}</p>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={(event) => take(event.currentTarget)}
        data-testid="files"
      />
      <input
        ref={(element) => {
          folder.current = element;
          // React has no property for it.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        onChange={(event) => take(event.currentTarget)}
        data-testid="folder"
      />
    </div>
  );
}
