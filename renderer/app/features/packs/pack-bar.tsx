/** The head of an open pack: its name, how it stands against the archive, whether it is saved, and what can be done. */
import {
  CheckCircle2,
  Copy,
  EllipsisVertical,
  GitCompareArrows,
  ListTree,
  MapPinned,
  PackageCheck,
  RefreshCw,
  SearchCheck,
  Trash2,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/fields.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './pack-bar.module.css';
import type { SaveState } from './use-pack-draft.ts';

const c = classes(styles);

interface Props {
  title: string;
  state: SaveState;
  readOnly: boolean;
  /** Quotations that compare, and all; null while that is being found out. */
  sound: { count: number; of: number } | null;
  unsound: number;
  changed: number;
  checking: boolean;
  /** The pane with the formats is already in sight. */
  exporting: boolean;
  /** Its cases can be put under headings. */
  arrangeable: boolean;
  onTitle: (title: string) => void;
  onCompare: () => void;
  onRecheck: () => void;
  onExport: () => void;
  onVerify: () => void;
  onHandover: () => void;
  onDuplicate: () => void;
  onArrange: (by: 'link' | 'region') => void;
  onRemove: () => void;
}

export function PackBar(props: Props): ReactElement {
  const { t } = useTranslation();
  const { title, state, readOnly, sound, unsound, changed, checking, exporting } = props;
  return (
    <header className={c('bar')}>
      <div className={c('title')}>
        <Field
          quiet
          label={t('packs.title')}
          placeholder={t('packs.untitled')}
          value={title}
          readOnly={readOnly}
          onChange={props.onTitle}
        />
      </div>
      {sound === null || sound.of === 0 ? null : (
        <Chip tone="jade" icon={<CheckCircle2 size={12} strokeWidth={1.8} />}>
          {t('packs.sound', sound)}
        </Chip>
      )}
      {changed > 0 ? (
        <AriaButton className={c('changed')} onPress={props.onCompare}>
          <GitCompareArrows size={13} strokeWidth={1.6} aria-hidden />
          {t('packs.changes.count', { count: changed })}
        </AriaButton>
      ) : unsound > 0 ? (
        <Chip tone="amber">{t('packs.unsound', { count: unsound })}</Chip>
      ) : null}
      <span className={c('spring')} />
      {readOnly ? (
        <Chip>{t('packs.readOnly')}</Chip>
      ) : (
        <output className={c('saved', state === 'failed' && 'failed')} aria-live="polite">
          {t(`packs.save.${state}`)}
        </output>
      )}
      <Menu
        label={t('packs.packMenu')}
        groups={[
          [
            ...(readOnly
              ? []
              : [
                  {
                    id: 'copy',
                    label: t('packs.duplicate'),
                    icon: <Copy size={15} strokeWidth={1.6} />,
                    run: props.onDuplicate,
                  },
                ]),
            {
              id: 'recheck',
              label: t(checking ? 'packs.checking' : 'packs.recheck'),
              icon: <RefreshCw size={15} strokeWidth={1.6} />,
              run: props.onRecheck,
            },
            {
              id: 'verify',
              label: t('packs.verify.open'),
              icon: <SearchCheck size={15} strokeWidth={1.6} />,
              run: props.onVerify,
            },
            {
              id: 'handover',
              label: t('handover.export.open'),
              icon: <PackageCheck size={15} strokeWidth={1.6} />,
              run: props.onHandover,
            },
          ],
          readOnly || !props.arrangeable
            ? []
            : (['link', 'region'] as const).map((by) => {
                const Picture = by === 'link' ? ListTree : MapPinned;
                return {
                  id: `arrange-${by}`,
                  label: t(`packs.arrangeBy.${by}`),
                  icon: <Picture size={15} strokeWidth={1.6} />,
                  run: () => props.onArrange(by),
                };
              }),
          readOnly
            ? []
            : [
                {
                  id: 'remove',
                  label: t('packs.remove'),
                  icon: <Trash2 size={15} strokeWidth={1.6} />,
                  danger: true,
                  run: props.onRemove,
                },
              ],
        ]}
      >
        <IconButton label={t('packs.packMenu')}>
          <EllipsisVertical size={16} strokeWidth={1.6} />
        </IconButton>
      </Menu>
      {exporting ? null : (
        <Button weight="primary" onPress={props.onExport}>
          {t('packs.toExport')}
        </Button>
      )}
    </header>
  );
}
