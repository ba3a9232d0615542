/** Quotations whose source was corrected: the words as taken beside those of now, and what to do with each. */
import { ExternalLink } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedQuotation } from '../../../../electron/contract/packs.ts';
import { type DiffPart, diffParts } from '../../../../electron/text/index.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { openRecord } from '../../lib/navigation.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './changes-dialog.module.css';
import type { PackDraft } from './use-pack-draft.ts';

const c = classes(styles);

interface Props {
  draft: PackDraft;
  changes: readonly ChangedQuotation[];
  /** The item to begin with; empty: the first. */
  at: string;
  readOnly: boolean;
  onClose: () => void;
}

/** One side of the comparison: what both have, and what only this one has. */
function Side({ parts, kind }: { parts: readonly DiffPart[]; kind: 'removed' | 'added' }): ReactElement {
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <blockquote>
      {parts.map((part, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text do not move
        if (part.kind === 'same') return <span key={i}>{part.text}</span>;
        if (part.kind !== kind) return null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text do not move
          <Tag key={i} className={c(kind)}>
            {part.text}
          </Tag>
        );
      })}
    </blockquote>
  );
}

export function ChangesDialog({ draft, changes, at, readOnly, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLLIElement | null>(null);
  useEffect(() => first.current?.scrollIntoView({ block: 'start' }), []);
  const { id } = draft.pack;
  const open = changes.filter((one) => one.after !== null && !kept.has(one.itemId));

  const take = async (items: string[]): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      let present = 0;
      const next = await draft.change((version) => {
        present = version;
        return client.packs.rebuild({ id, version, items });
      });
      if (next === null) setFailure(t('packs.notSaved'));
      else
        toast(t('packs.changes.taken', { count: items.length }), {
          tone: 'good',
          action: {
            label: t('common.undo'),
            run: () =>
              void draft
                .change((base) => client.packs.restore({ id, version: present, base }))
                .catch((error: unknown) => toast(sentenceOf(error), { tone: 'bad' })),
          },
        });
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      wide="wider"
      title={t('packs.changes.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          {readOnly || open.length < 2 ? null : (
            <Button weight="primary" isDisabled={busy} onPress={() => void take(open.map((one) => one.itemId))}>
              {t('packs.changes.takeAll', { count: open.length })}
            </Button>
          )}
        </>
      }
    >
      <p className={c('lead')}>{t(changes.length === 0 ? 'packs.changes.none' : 'packs.changes.lead')}</p>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      <ul className={c('list')}>
        {changes.map((change) => {
          const parts = change.after === null ? [] : diffParts(change.before, change.after.quote);
          const settled = kept.has(change.itemId);
          return (
            <li key={change.itemId} ref={change.itemId === at ? first : null} className={c('change')}>
              <h3 className={c('source')}>{change.recordTitle}</h3>
              <div className={c('sides')}>
                <section aria-label={t('packs.changes.before')}>
                  <h4>{t('packs.changes.before')}</h4>
                  {change.after === null ? (
                    <blockquote>{change.before}</blockquote>
                  ) : (
                    <Side parts={parts} kind="removed" />
                  )}
                </section>
                <section aria-label={t('packs.changes.after')}>
                  <h4>{t('packs.changes.after')}</h4>
                  {change.after === null ? (
                    <p className={c('gone')}>{t('packs.changes.gone')}</p>
                  ) : (
                    <Side parts={parts} kind="added" />
                  )}
                </section>
              </div>
              <div className={c('acts')}>
                {settled ? <span className={c('kept')}>{t('packs.changes.kept')}</span> : null}
                <Button
                  weight="bare"
                  icon={<ExternalLink size={14} strokeWidth={1.6} />}
                  onPress={() => {
                    onClose();
                    const to = change.after?.locator;
                    openRecord(change.recordId, to === undefined ? null : [to.start, to.end]);
                  }}
                >
                  {t('packs.changes.open')}
                </Button>
                {readOnly || settled ? null : (
                  <Button weight="bare" onPress={() => setKept((now) => new Set([...now, change.itemId]))}>
                    {t('packs.changes.keepOld')}
                  </Button>
                )}
                {readOnly || change.after === null ? null : (
                  <Button isDisabled={busy} onPress={() => void take([change.itemId])}>
                    {t('packs.changes.takeNew')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
