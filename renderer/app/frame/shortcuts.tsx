/** Every key the product knows, on one card. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes.ts';
import { Key } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcuts.module.css';

const c = classes(styles);

const keys = [
  ['search', ['/', 'Ctrl K']],
  ['move', ['↑', '↓']],
  ['open', ['Enter']],
  ['select', ['Space']],
  ['stretch', ['Shift ↑', 'Shift ↓']],
  ['selectAll', ['Ctrl A']],
  ['back', ['Esc']],
  ['nextHit', ['n']],
  ['previousHit', ['N']],
  ['quote', ['s']],
  ['reorder', ['Alt ↑', 'Alt ↓']],
  ['help', ['?']],
] as const;

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <dl className={c('list')}>
        {keys.map(([name, pressed]) => (
          <div key={name} className={c('row')}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {pressed.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={c('heading')}>{t('shortcuts.queryTitle')}</h3>
      <dl className={c('list')}>
        {(['both', 'phrase', 'exclude', 'either', 'field'] as const).map((name) => (
          <div key={name} className={c('row')}>
            <dt>{t(`shortcuts.query.${name}.what`)}</dt>
            <dd>
              <code>{t(`shortcuts.query.${name}.how`)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
