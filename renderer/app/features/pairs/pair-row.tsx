/** One pair in the table: its words, how it is used, and what can be done with it. */
import { Pencil, Trash2 } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WordPair } from '../../../../electron/contract/restoration.ts';
import { classes } from '../../lib/classes.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './pair-row.module.css';
import { removePair, switchPair } from './pair-store.ts';

const c = classes(styles);

interface Props {
  pair: WordPair;
  readOnly: boolean;
  onOpen: (pair: WordPair) => void;
}

export const PairRow = memo(function PairRow({ pair, readOnly, onOpen }: Props): ReactElement {
  const { t } = useTranslation();
  const words = { spun: pair.spun, standard: pair.standard };
  return (
    <tr className={c('row', !pair.enabled && 'off')}>
      <th scope="row" className={c('spun')}>
        {pair.spun}
      </th>
      <td className={c('standard')}>{pair.standard}</td>
      <td className={c('class')}>{t(`pairs.classes.${pair.cls}`)}</td>
      <td className={c('state')}>
        <Switch
          className={c('switch')}
          aria-label={t('pairs.use', words)}
          isSelected={pair.enabled}
          isDisabled={readOnly}
          onChange={(enabled) => void switchPair(pair, enabled)}
        >
          <span className={c('track')} aria-hidden />
          <span aria-hidden>{t(pair.enabled ? 'pairs.states.on' : 'pairs.states.off')}</span>
        </Switch>
      </td>
      <td className={c('origin')}>{t(`pairs.origins.${pair.origin}`)}</td>
      <td className={c('note')}>{pair.note}</td>
      <td className={c('actions')}>
        <IconButton label={t('pairs.edit', words)} isDisabled={readOnly} onPress={() => onOpen(pair)} small>
          <Pencil size={14} strokeWidth={1.6} />
        </IconButton>
        {pair.origin === 'supplied' ? null : (
          <IconButton
            label={t('pairs.remove', words)}
            isDisabled={readOnly}
            onPress={() => void removePair(pair)}
            small
          >
            <Trash2 size={14} strokeWidth={1.6} />
          </IconButton>
        )}
      </td>
    </tr>
  );
});
