/** Files may be dropped on any part of the window, and go where the page takes them; a frame shows that it does. */
import { FolderInput } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openSetFiles } from '../features/handover/set-work.ts';
import { filesOf } from '../features/imports/dropped.ts';
import { startImport } from '../features/imports/import-store.ts';
import { classes } from '../lib/classes.ts';
import styles from './drop-anywhere.module.css';

const c = classes(styles);

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

export function DropAnywhere({ into }: { into: 'imports' | 'handover' }): ReactElement | null {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Enter and leave fire for every element passed over; the balance tells when the window is left.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void filesOf(event.dataTransfer).then(into === 'handover' ? openSetFiles : startImport);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [into]);
  if (!over) return null;
  return (
    <div className={c('veil')}>
      <div className={c('words')}>
        <FolderInput size={28} strokeWidth={1.4} aria-hidden />
        <strong>{t(into === 'handover' ? 'drop.setTitle' : 'drop.title')}</strong>
        <span>{t(into === 'handover' ? 'drop.setNote' : 'drop.note')}</span>
      </div>
    </div>
  );
}
