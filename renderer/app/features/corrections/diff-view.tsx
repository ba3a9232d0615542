/** Old and new side by side, what goes marked on the left, what comes on the right; marked by more than colour. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { comparedRows, type Piece } from './compared.ts';
import styles from './diff-view.module.css';

const c = classes(styles);

interface Props {
  before: string;
  after: string;
  /** Heads of the two columns. */
  names: readonly [string, string];
}

function Side({ pieces, as }: { pieces: readonly Piece[]; as: 'del' | 'ins' }): ReactElement {
  const Changed = as;
  return (
    <div className={c('side')}>
      {pieces.map(({ text, changed }, i) =>
        changed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <Changed key={i} className={c(as)}>
            {text}
          </Changed>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <span key={i}>{text}</span>
        ),
      )}
    </div>
  );
}

export function DiffView({ before, after, names }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  if (before === after) return <p className={c('same')}>{t('corrections.sameText')}</p>;
  return (
    <div className={c('view')}>
      <div className={c('row', 'heads')}>
        {names.map((name) => (
          <div key={name} className={c('name')}>
            {name}
          </div>
        ))}
      </div>
      {comparedRows(before, after).map((row, i) =>
        row.kind === 'skipped' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={i} className={c('skipped')}>
            {t('corrections.skipped', { shown: formatNumber(row.characters, i18n.language) })}
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={i} className={c('row')}>
            <Side pieces={row.before} as="del" />
            <Side pieces={row.after} as="ins" />
          </div>
        ),
      )}
    </div>
  );
}
