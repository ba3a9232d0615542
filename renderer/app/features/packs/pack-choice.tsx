/** Another pack than the one in hand, from a menu beside the button that adds. */
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { PackMenu } from './pack-menu.tsx';

interface Props {
  pack: PackMenu;
  disabled?: boolean;
}

export function PackChoice({ pack, disabled = false }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Menu label={t('packs.choose')} groups={pack.groups} selected={pack.current}>
      <IconButton label={t('packs.choose')} isDisabled={disabled}>
        <ChevronDown size={15} strokeWidth={1.6} />
      </IconButton>
    </Menu>
  );
}
