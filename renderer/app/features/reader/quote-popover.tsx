/** What can be done with a selected passage, right beside it. */
import { Check, Copy, Plus } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { paragraphs } from '../../../../electron/text/index.ts';
import { classes } from '../../lib/classes.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { PackChoice } from '../packs/pack-choice.tsx';
import { usePackMenu } from '../packs/pack-menu.tsx';
import { copyText, quotationLine } from './quotation.ts';
import styles from './quote-popover.module.css';
import type { Selected } from './selection.ts';

const c = classes(styles);

interface Props {
  record: ArchiveRecord;
  selected: Selected;
  /** Relative to the scrolled content. */
  place: { top: number; left: number; above: boolean };
  /** By keyboard the first button takes the focus; by mouse the selection must stay. */
  focus: boolean;
  onDone: () => void;
}

export function QuotePopover({ record, selected, place, focus, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const quote = record.text.slice(selected.start, selected.end);
  const paragraph =
    paragraphs(record.text)
      .filter((range) => range.start <= selected.start)
      .at(-1)?.index ?? 1;
  const pack = usePackMenu([{ recordId: record.id, ...selected }], { onAdded: onDone });
  const box = useRef<HTMLDivElement | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (focus) box.current?.querySelector('button')?.focus();
  }, [focus]);
  return (
    <div
      ref={box}
      className={c('popover', place.above && 'above')}
      style={{ top: `${place.top}px`, left: `${place.left}px` }}
      role="toolbar"
      aria-label={t('quote.label')}
      // A press on a button would otherwise drop the selection before it is used.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <p className={c('what')}>
        <strong>{t('quote.characters', { count: [...quote].length })}</strong> · {t('quote.paragraph', { paragraph })}
      </p>
      <p className={c('where')}>{t(pack.current === null ? 'quote.intoNew' : 'quote.into', { title: pack.title })}</p>
      <div className={c('buttons')}>
        <Button weight="primary" icon={<Plus size={14} strokeWidth={2} />} onPress={pack.add} isDisabled={pack.busy}>
          {t('quote.add')}
        </Button>
        <PackChoice pack={pack} />
        <Button
          icon={copied ? <Check size={14} strokeWidth={1.8} /> : <Copy size={14} strokeWidth={1.6} />}
          onPress={() => {
            void copyText(quotationLine(record, quote, paragraph)).then((ok) => {
              setCopied(ok);
              if (!ok) toast(t('quote.copyFailed'), { tone: 'bad' });
            });
          }}
        >
          {t(copied ? 'quote.copied' : 'quote.copy')}
        </Button>
      </div>
    </div>
  );
}
