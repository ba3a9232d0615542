/** The marks a reader must see before quoting, each with its picture and its words. */
import { AlertTriangle, Copy, FileQuestion, FileX2, type LucideIcon, PenLine, ScanText, UserCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, qualityLabels } from '../../../electron/contract/messages.ts';
import type { QualityFlag } from '../../../electron/contract/vocabulary.ts';
import { Chip } from './chip.tsx';

const pictures: Record<QualityFlag, LucideIcon> = {
  rewritten: PenLine,
  mirror: Copy,
  incomplete: FileX2,
  'no-text': ScanText,
  unreviewed: UserCheck,
  undecodable: FileQuestion,
};

export function isQualityFlag(value: string): value is QualityFlag {
  return Object.hasOwn(pictures, value);
}

export function QualityChips({ marks }: { marks: readonly string[] }): ReactElement[] {
  const { i18n } = useTranslation();
  return marks.map((mark) => {
    const known = isQualityFlag(mark);
    const Picture = known ? pictures[mark] : AlertTriangle;
    return (
      <Chip key={mark} tone="amber" icon={<Picture size={12} strokeWidth={1.6} />}>
        {known ? qualityLabels[mark][localeOf(i18n.language)] : mark}
      </Chip>
    );
  });
}
