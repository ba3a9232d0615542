/** Beside the matrix: all cases of one cell, their figures and passages, each one press from its sentence. */
import { LibraryBig, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CellPassage, MatrixCase, StatedFigure } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { figureParts } from '../../lib/figure-words.ts';
import { formatPartialDate } from '../../lib/format.ts';
import { openRecord } from '../../lib/navigation.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import { usePackMenu } from '../packs/pack-menu.tsx';
import styles from './cell-panel.module.css';
import { plainQuote, positionSentence } from './figure-text.ts';

const c = classes(styles);

export function PassageButton({ recordId, passage }: { recordId: string; passage: CellPassage }): ReactElement {
  const { t, i18n } = useTranslation();
  const quote = plainQuote(passage.quote);
  return (
    <AriaButton
      className={c('passage')}
      onPress={() => openRecord(recordId, [passage.locator.start, passage.locator.end])}
    >
      <span className={c('said')}>{t('compare.openAt')}</span>
      <span className={c('quote')}>{quote}</span>
      <span className={c('where')}>{positionSentence(passage, i18n.language)}</span>
    </AriaButton>
  );
}

function FigureLine({ recordId, figure }: { recordId: string; figure: StatedFigure }): ReactElement {
  const { t, i18n } = useTranslation();
  const { value, unit } = figureParts(figure, i18n.language);
  return (
    <li className={c('figure')}>
      <span className={c('value')}>
        {value === '' ? t('compare.unstated') : value}
        {unit === '' ? null : <small>{unit}</small>}
      </span>
      <span className={c('about')}>
        {figure.about ?? figure.subject}
        <span className={c('asOf')}>
          {figure.asOf === undefined
            ? t('compare.noDate')
            : t('compare.asOf', { date: formatPartialDate(figure.asOf, i18n.language) })}
        </span>
      </span>
      {figure.note === undefined ? null : <span className={c('note')}>{figure.note}</span>}
      {figure.passage === null ? (
        <span className={c('missing')}>{t('compare.noPassage')}</span>
      ) : (
        <PassageButton recordId={recordId} passage={figure.passage} />
      )}
    </li>
  );
}

function Case({ one }: { one: MatrixCase }): ReactElement {
  const { t } = useTranslation();
  const menu = usePackMenu([{ recordId: one.recordId }]);
  return (
    <li className={c('case')}>
      <h3>
        <AriaButton
          className={c('title')}
          aria-label={t('compare.openRecord', { title: one.title })}
          onPress={() => openRecord(one.recordId)}
        >
          {one.title}
        </AriaButton>
      </h3>
      <div className={c('facts')}>
        {one.year === '' ? null : <span>{one.year}</span>}
        <QualityChips marks={one.quality} />
        <Button
          weight="bare"
          icon={<LibraryBig size={13} strokeWidth={1.6} />}
          isDisabled={menu.busy}
          onPress={menu.add}
        >
          {t('compare.addRecord')}
        </Button>
      </div>
      {one.figures.length === 0 ? null : (
        <>
          <h4 className={c('part')}>{t('compare.figures')}</h4>
          <ul>
            {one.figures.map((figure) => (
              <FigureLine
                key={`${figure.subject}-${figure.asOf ?? ''}-${figure.value ?? figure.display ?? ''}`}
                recordId={one.recordId}
                figure={figure}
              />
            ))}
          </ul>
        </>
      )}
      <h4 className={c('part')}>{t('compare.passages')}</h4>
      {one.passages.length === 0 ? <p className={c('missing')}>{t('compare.noPassages')}</p> : null}
      {one.passages.map((passage) => (
        <PassageButton key={passage.locator.start} recordId={one.recordId} passage={passage} />
      ))}
    </li>
  );
}

interface Props {
  place: string;
  column: string;
  cases: readonly MatrixCase[];
  onClose: () => void;
}

export function CellPanel({ place, column, cases, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <aside className={c('panel')} aria-label={t('compare.panel')}>
      <header className={c('head')}>
        <h2 className={c('heading')}>
          {place} · {column}
        </h2>
        <IconButton label={t('common.close')} shortcut="Esc" small onPress={onClose}>
          <X size={15} strokeWidth={1.6} />
        </IconButton>
      </header>
      {cases.length === 0 ? <p className={c('empty')}>{t('compare.none')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <ol className={c('cases')} tabIndex={0} aria-label={`${place} · ${column}`}>
        {cases.map((one) => (
          <Case key={one.recordId} one={one} />
        ))}
      </ol>
    </aside>
  );
}
