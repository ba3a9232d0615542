/** A question in front of the page. Esc and a click beside it close it; focus goes back to where it was. */
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes.ts';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

const c = classes(styles);

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons at the foot. */
  actions?: ReactNode;
  wide?: boolean | 'wider';
  /** As large as the window lets it be: for texts. */
  full?: boolean;
  urgent?: boolean;
  /** Esc does not close it: what was typed would be gone. */
  held?: boolean;
}

export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  wide = false,
  full = false,
  urgent = false,
  held = false,
}: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      isDismissable={!urgent}
      isKeyboardDismissDisabled={held}
      className={c('scrim')}
    >
      <Modal className={c('modal', wide === true && 'wide', wide === 'wider' && 'wider', full && 'full')}>
        <AriaDialog className={c('dialog')} role={urgent ? 'alertdialog' : 'dialog'}>
          <header className={c('head')}>
            <Heading slot="title" className={c('title')}>
              {title}
            </Heading>
            <IconButton label={t('common.close')} onPress={onClose}>
              <X size={16} strokeWidth={1.6} />
            </IconButton>
          </header>
          <div className={c('body')}>{children}</div>
          {actions === undefined ? null : <footer className={c('foot')}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
