/** A new pack: what it is to become, and its name. */
import {
  BookOpenText,
  FileStack,
  GraduationCap,
  Library,
  type LucideIcon,
  Newspaper,
  NotebookText,
  Presentation,
  Route,
} from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type PackTemplate, packTemplates } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import styles from './new-pack-dialog.module.css';

const c = classes(styles);

const pictures: Record<PackTemplate, LucideIcon> = {
  blank: NotebookText,
  briefing: Newspaper,
  dossier: FileStack,
  anthology: Library,
  handbook: GraduationCap,
  'site-plan': Route,
  lecture: Presentation,
  research: BookOpenText,
};
/** What is asked for most stands first; the free compilation last. */
const order: readonly PackTemplate[] = [...packTemplates.filter((one) => one !== 'blank'), 'blank'];

interface Props {
  onClose: () => void;
  onCreate: (title: string, template: PackTemplate) => void;
}

export function NewPackDialog({ onClose, onCreate }: Props): ReactElement {
  const { t } = useTranslation();
  const [template, setTemplate] = useState<PackTemplate>('briefing');
  const [title, setTitle] = useState('');
  const create = (): void => onCreate(title.trim() === '' ? t('packs.untitled') : title.trim(), template);
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={t('packs.newTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button weight="primary" onPress={create}>
            {t('packs.createThis')}
          </Button>
        </>
      }
    >
      <div className={c('new')}>
        <Field
          label={t('packs.title')}
          placeholder={t('packs.titleExample')}
          value={title}
          autoFocus
          onChange={setTitle}
          onSubmit={create}
        />
        <RadioGroup
          aria-label={t('packs.template')}
          value={template}
          onChange={(value) => setTemplate(value as PackTemplate)}
          className={c('templates')}
        >
          {order.map((value) => {
            const Picture = pictures[value];
            return (
              <Radio key={value} value={value} className={c('template')}>
                <Picture size={18} strokeWidth={1.4} aria-hidden />
                <span className={c('name')}>{t(`packs.templates.${value}`)}</span>
                <span className={c('note')}>{t(`packs.templateNote.${value}`)}</span>
              </Radio>
            );
          })}
        </RadioGroup>
      </div>
    </Dialog>
  );
}
