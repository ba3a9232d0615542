/** Sentences for refused corrections and refused update sets, by code and cause. */
import type { Wording } from './labels.ts';

export const causesOfCorrections: Record<string, Wording> = {
  'CONFLICT empty-selection': {
    zh: '没有可交接的记录，更新包没有生成。请先选择记录，或向资料包中加入资料。',
    en: 'There is nothing to hand over, so no update set was made. Choose records first, or add some to the pack.',
  },
  'DAMAGED original': {
    zh: '档案中有一件原件缺失或已损坏，更新包没有生成，档案没有改动。请从备份恢复这件原件后重新生成，或先交接其他资料。',
    en: 'An original is missing from the archive or damaged. No update set was made and the archive is unchanged. Restore the original from a backup and try again, or hand over other records first.',
  },
  'BAD_SET not-a-set': {
    zh: '所选内容不是更新包（没有 handover.json，或清单无法识别），没有打开，档案没有改动。请选择更新包的文件夹，或整个压缩包。',
    en: 'This is no update set: there is no handover.json, or it cannot be read. It was not opened and the archive is unchanged. Choose the folder of a set, or the whole zip file.',
  },
  'BAD_SET newer-format': {
    zh: '更新包由更新版本的程序生成，没有打开，档案没有改动。请升级本程序后再打开。',
    en: 'The update set was made by a newer version of this program. It was not opened and the archive is unchanged. Update the program and open it again.',
  },
  'BAD_SET seal': {
    zh: '更新包的清单与它自己的校验值不符，可能已被改动，没有打开，档案没有改动。请向提供者重新索取。',
    en: 'The list of the update set does not agree with its own hash and may have been changed. It was not opened and the archive is unchanged. Ask for it again.',
  },
  'BAD_SET file-missing': {
    zh: '更新包缺少文件，没有打开，档案没有改动。请检查是否复制完整，或向提供者重新索取。',
    en: 'A file of the update set is missing. It was not opened and the archive is unchanged. Check that it was copied whole, or ask for it again.',
  },
  'BAD_SET file-changed': {
    zh: '更新包中有文件与清单的校验值不符，没有采用，已存的内容没有改动。请向提供者重新索取。',
    en: 'A file of the update set does not agree with its hash. It was not used and what is stored is unchanged. Ask for the set again.',
  },
  'BAD_SET file-extra': {
    zh: '更新包中有清单以外的文件，没有打开，档案没有改动。请移走这个文件，或向提供者重新索取。',
    en: 'The update set holds a file that its list does not name. It was not opened and the archive is unchanged. Take the file out, or ask for the set again.',
  },
  'BAD_SET unsafe': {
    zh: '更新包的内部结构存在安全风险，没有打开，也没有采用任何内容。请向提供者索取可靠的版本。',
    en: 'The inner structure of the update set is unsafe. It was not opened and nothing of it was used. Ask for a clean copy.',
  },
  'BAD_SET record': {
    zh: '更新包中有记录不符合格式，或与它的校验值不符，没有打开，档案没有改动。请向提供者重新索取。',
    en: 'A record of the update set does not follow the format or does not agree with its hash. It was not opened and the archive is unchanged. Ask for it again.',
  },
  'BAD_SET pack': {
    zh: '更新包中有资料包不符合格式，或引文与所附记录不符，没有打开，档案没有改动。请向提供者重新索取。',
    en: 'A pack of the update set does not follow the format, or quotes what its record does not say. It was not opened and the archive is unchanged. Ask for it again.',
  },
  'BAD_SET classified': {
    zh: '更新包中有记录标有密级，本机不得存放涉密内容，没有打开，也没有留存副本。请按保密规定处理。',
    en: 'A record of the update set carries a secrecy marking. The set was not opened and no copy was kept. Handle it under the secrecy rules.',
  },
  'CONFLICT blank-record': {
    zh: '题名和正文都没有内容，更正没有保存，记录没有改动。请至少填写题名。',
    en: 'Both title and text are empty. The correction was not saved and the record is unchanged. Give it a title at least.',
  },
  'CONFLICT unknown-region': {
    zh: '地区代码或名称不在地区表中，或者不止一地使用这个名称，更正没有保存，记录没有改动。请改用六位代码。',
    en: 'The place is not in the list of regions, or the name is shared by several. The correction was not saved and the record is unchanged. Use its six-digit code.',
  },
  'CONFLICT unknown-practice': {
    zh: '实践类型编号不在类型表中，更正没有保存，记录没有改动。请从列表中选择。',
    en: 'The practice is not in the list. The correction was not saved and the record is unchanged. Choose one of the list.',
  },
  'CONFLICT classified': {
    zh: '文首标有密级，本机不得存放涉密内容，更正没有保存，记录没有改动。请按保密规定处理。',
    en: 'The text carries a secrecy marking. The correction was not saved and the record is unchanged. Handle it under the secrecy rules.',
  },
};
