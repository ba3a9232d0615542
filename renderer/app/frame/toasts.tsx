/** Shows the notices of `lib/toasts.ts` in a region that screen readers follow. */
import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes.ts';
import { useStore } from '../lib/store.ts';
import { dismiss, toasts } from '../lib/toasts.ts';
import { Button, IconButton } from '../ui/button.tsx';
import styles from './toasts.module.css';

const c = classes(styles);

export function Toasts(): ReactElement {
  const { t } = useTranslation();
  const shown = useStore(toasts);
  /** Where the focus was before it came here. A notice that is answered goes, and must not take the focus with it. */
  const before = useRef<Element | null>(null);
  const answer = (id: number, run?: () => void): void => {
    dismiss(id);
    run?.();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  return (
    <section
      className={c('region')}
      aria-label={t('toasts.label')}
      aria-live="polite"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
    >
      {shown.map((toast) => (
        <div key={toast.id} className={c('toast', toast.tone)} role={toast.tone === 'bad' ? 'alert' : 'status'}>
          {toast.tone === 'good' ? <CircleCheck size={15} strokeWidth={1.6} aria-hidden /> : null}
          {toast.tone === 'bad' ? <TriangleAlert size={15} strokeWidth={1.6} aria-hidden /> : null}
          <span className={c('words')}>{toast.text}</span>
          {[toast.action, toast.second].map((action) =>
            action === undefined ? null : (
              <Button key={action.label} weight="bare" onPress={() => answer(toast.id, action.run)}>
                {action.label}
              </Button>
            ),
          )}
          <IconButton label={t('common.close')} onPress={() => answer(toast.id)} small>
            <X size={14} strokeWidth={1.6} />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
