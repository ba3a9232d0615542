/** The marks a reader must see before quoting, each with its picture and its words. */
import {
  AlertTriangle,
  Copy,
  FileQuestion,
  FileX2,
  IdCard,
  type LucideIcon,
  PenLine,
  ScanText,
  UserCheck,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, markLabels } from '../../../electron/contract/messages.ts';
import type { QualityFlag } from '../../../electron/contract/vocabulary.ts';
import { Chip } from './chip.tsx';

type Mark = keyof typeof markLabels;

const pictures: Record<Mark, LucideIcon> = {
  rewritten: PenLine,
  mirror: Copy,
  incomplete: FileX2,
  'no-text': ScanText,
  unreviewed: UserCheck,
  undecodable: FileQuestion,
  personal: IdCard,
};

function isMark(value: string): value is Mark {
  return Object.hasOwn(pictures, value);
}

export function isQualityFlag(value: string): value is QualityFlag {
  return isMark(value) && value !== 'personal';
}

export function QualityChips({ marks }: { marks: readonly string[] }): ReactElement[] {
  const { i18n } = useTranslation();
  return marks.map((mark) => {
    const known = isMark(mark);
    const Picture = known ? pictures[mark] : AlertTriangle;
    return (
      <Chip key={mark} tone="amber" icon={<Picture size={12} strokeWidth={1.6} />}>
        {known ? markLabels[mark][localeOf(i18n.language)] : mark}
      </Chip>
    );
  });
}
