/**
 * The words for every code of the vocabulary: sentences that say what happened, what was kept and what to do next,
 * and the labels of `labels.ts`. One place, so that the page, the command line and a saved report say the same.
 */
import { causesOfCorrections } from './causes.ts';
import type { Locale, Wording } from './labels.ts';
import type { DoorErrorCode, RefusalCode } from './vocabulary.ts';

export * from './labels.ts';
export * from './pack-messages.ts';

const unchanged: Wording = {
  zh: '原文件没有改动，同批其他文件不受影响。',
  en: 'The file itself is unchanged and the rest of the batch is not affected.',
};
const refused = (zh: string, en: string): Wording => ({ zh: `${zh}${unchanged.zh}`, en: `${en} ${unchanged.en}` });

export const refusalMessages: Record<RefusalCode, Wording> = {
  corrupt: refused(
    '文件已损坏或不完整，未导入。请用原来的软件打开检查，另存一份后重新导入。',
    'The file is damaged or incomplete and was not imported. Open it in its own program, save a new copy and import that.',
  ),
  mismatch: refused(
    '文件内容与扩展名不符，无法读取，未导入。请用正确的软件打开，另存为 DOCX 或 PDF 后重新导入。',
    'The content does not match the file extension and could not be read. Save it as DOCX or PDF and import it again.',
  ),
  encrypted: refused(
    '文件设有密码，无法读取，未导入。请取消密码后重新导入。',
    'The file is protected by a password and was not imported. Remove the password and import it again.',
  ),
  'unsafe-archive': refused(
    '文件的内部结构存在安全风险，未导入，也没有解压任何内容。请向提供者索取可靠的版本。',
    'The inner structure of the file is unsafe. It was not imported and nothing was unpacked. Ask for a clean copy.',
  ),
  unsupported: refused(
    '暂不支持这种格式，未导入。请另存为 DOCX、PDF、网页或纯文本后重新导入。',
    'This format is not supported. Save it as DOCX, PDF, HTML or plain text and import it again.',
  ),
  'too-large': refused(
    '文件超过可处理的大小，未导入。请拆分后分别导入。',
    'The file is larger than can be handled and was not imported. Split it and import the parts.',
  ),
  unreadable: refused(
    '文件无法读取，未导入。请检查读取权限，并关闭正在使用它的程序后重试。',
    'The file could not be read. Check its permissions, close programs that use it and try again.',
  ),
  vanished: {
    zh: '文件在读取过程中被移动、删除或改动，未导入。请确认文件位置后重试，同批其他文件不受影响。',
    en: 'The file was moved, deleted or changed while it was read, and was not imported. Check where it is and try again. The rest of the batch is not affected.',
  },
  'disk-full': {
    zh: '磁盘空间不足，导入已停止。此前导入的记录均已保存。请清理磁盘后继续导入。',
    en: 'The disk is full and the import has stopped. Everything imported before is saved. Free some space and continue.',
  },
  classified: {
    zh: '文件标有密级，本机不得存放涉密文件，未导入，也没有留存副本。请按保密规定处理。',
    en: 'The file carries a secrecy marking. It was not imported and no copy was kept. Handle it under the secrecy rules.',
  },
  conflict: {
    zh: '档案中已有编号相同而内容不同的记录，未导入，原有记录没有改动。请核对两者，更换编号后重新导入。',
    en: 'The archive already holds a different record under this identifier. The stored record is unchanged. Compare the two, change the identifier and import again.',
  },
  'bad-line': {
    zh: '这一行不符合交换格式，未导入，其余各行不受影响。请改正后重新导入该文件，已导入的各行不会重复。',
    en: 'This line does not follow the interchange format and was not imported. The other lines are not affected. Correct it and import the file again: lines already imported are not repeated.',
  },
  cancelled: {
    zh: '导入已取消，这一项未导入。此前导入的记录均已保存，可以重新导入其余文件。',
    en: 'The import was cancelled before this item. Everything imported before is saved. Import the rest again when needed.',
  },
  internal: refused(
    '程序内部出错，未能导入。请重试；如仍出现，请连同错误详情告知维护人员。',
    'The program failed on this file. Try again; if it happens again, send the details to your maintainer.',
  ),
};

/** Details that are codes themselves. */
const detailWordings: Record<string, Wording> = {
  'too-long': { zh: '该行超过 64 MB', en: 'the line is longer than 64 MB' },
  'changed while it was read': { zh: '读取过程中文件内容有改动', en: 'its content changed while it was read' },
  undecodable: { zh: '该行不是 UTF-8 编码', en: 'the line is not UTF-8' },
};
const hanSentence = /\p{Script=Han}.*[。！？]$/su;

/**
 * A detail that is a whole Chinese sentence already says what was found and what to do, so it takes the place of the
 * general one. Any other detail follows in brackets. A Chinese detail is left out of an English sentence.
 */
export function refusalMessage(code: RefusalCode, locale: Locale, detail = ''): string {
  const general = refusalMessages[code][locale];
  const found = detailWordings[detail]?.[locale] ?? detail.trim();
  if (found === '') return general;
  if (locale === 'en') return /\p{Script=Han}/u.test(found) ? general : `${general} (${found})`;
  if (!hanSentence.test(found)) return `${general}（${found}）`;
  return general.endsWith(unchanged.zh) ? `${found}${unchanged.zh}` : found;
}

export const doorMessages: Record<DoorErrorCode, Wording> = {
  NOT_FOUND: {
    zh: '没有找到所需内容，可能已被删除或尚未导入。档案没有改动。请刷新列表后再试。',
    en: 'It was not found: it may have been removed or not been imported yet. Nothing was changed. Refresh the list and try again.',
  },
  CONFLICT: {
    zh: '所编辑的内容已在别处改动，这次修改没有保存，已存的版本保持不变。请重新打开，再作修改。',
    en: 'It was changed elsewhere in the meantime. Your change was not saved and the stored version is kept. Open it again and repeat the change.',
  },
  READ_ONLY: {
    zh: '档案目前只能阅读，不能写入，内容没有改动。请检查档案文件夹的写入权限，或关闭正在使用它的其他程序。',
    en: 'The archive can only be read at present; nothing was changed. Check that its folder can be written to, or close other programs that use it.',
  },
  LOCKED: {
    zh: '档案正由另一个程序写入，这次操作没有执行，内容没有改动。请等它完成或将它关闭后重试。',
    en: 'Another program is writing to the archive. Nothing was changed. Wait until it is done, or close it, and try again.',
  },
  NEWER_FORMAT: {
    zh: '这个档案由更新版本的程序建立，为防损坏没有打开，内容没有改动。请升级本程序后再打开。',
    en: 'The archive was made by a newer version of this program. It was not opened, and is unchanged. Update the program and open it again.',
  },
  NOT_AN_ARCHIVE: {
    zh: '所选文件夹不是交流档案，没有打开，其中的文件没有改动。请选择档案所在的文件夹，或选择空文件夹新建档案。',
    en: 'The folder is not an archive. Nothing in it was changed. Choose the folder of an archive, or an empty folder to create one.',
  },
  DAMAGED: {
    zh: '档案文件有损坏，操作已停止，程序没有作任何修补，原件仍在。请先备份整个档案文件夹，再用最近的备份恢复。',
    en: 'A file of the archive is damaged. The program stopped and repaired nothing; the originals are still there. Copy the whole folder first, then restore the latest backup.',
  },
  DISK_FULL: {
    zh: '磁盘空间不足，这次操作没有完成，此前保存的内容完好。请清理磁盘后重试。',
    en: 'The disk is full and this was not completed. Everything saved before is intact. Free some space and try again.',
  },
  BAD_SET: {
    zh: '更新包有问题，没有打开，档案没有改动。请向提供者重新索取。',
    en: 'There is something wrong with the update set. It was not opened and the archive is unchanged. Ask for it again.',
  },
  NEEDS_CONFIRMATION: {
    zh: '所选内容中有带质量标记的记录（如文字经机器改写、内容不全），尚未导出。请逐条核对，确认后再导出。',
    en: 'Some of the records carry a quality mark, for instance rewritten or incomplete. Nothing was exported. Check them, confirm, and export again.',
  },
  CANCELLED: {
    zh: '操作已取消，已保存的内容没有改动。需要时可以重新开始。',
    en: 'Cancelled. Everything saved before is unchanged. Start again when needed.',
  },
  INTERNAL: {
    zh: '程序内部出错，这次操作没有完成，已保存的内容没有改动。请重试；如仍出现，请重新启动程序，并告知维护人员。',
    en: 'The program failed and this was not completed. Everything saved before is unchanged. Try again; if it happens again, restart the program and tell your maintainer.',
  },
};

/** Where one code has several causes and the general sentence would mislead: by the code and the parameter `why`. */
export const causeMessages: Record<string, Wording> = {
  ...causesOfCorrections,
  'READ_ONLY cannot-open': {
    zh: '档案的数据库打不开：打开时要在档案文件夹中写入临时文件，而这个文件夹不能写入，内容没有改动。请把整个档案文件夹复制到可以写入的磁盘，再从那里打开。',
    en: 'The database of the archive cannot be opened: this needs temporary files in the folder of the archive, and it cannot be written to. Nothing was changed. Copy the whole folder to a disk that can be written to and open it there.',
  },
  'CONFLICT supplied-pair': {
    zh: '这是程序自带的词条，不能删除，词表没有改动。如不需要，可将它停用。',
    en: 'This pair comes with the program and cannot be removed; the list is unchanged. Switch it off instead.',
  },
  'CONFLICT blank-pair': {
    zh: '改写词或标准词没有填写，词条没有保存，词表没有改动。请填写完整后再保存。',
    en: 'One of the two words is empty. The pair was not saved and the list is unchanged. Fill in both words and save again.',
  },
};

/** `params` as the door sends them; the ones that help a person follow in brackets. */
export function doorMessage(
  code: DoorErrorCode,
  locale: Locale,
  params: Readonly<Record<string, string>> = {},
): string {
  const general = (causeMessages[`${code} ${params['why'] ?? ''}`] ?? doorMessages[code])[locale];
  const known = (name: string): string | undefined => (params[name] === '?' ? undefined : params[name]);
  const facts: Array<[string | undefined, string, string]> = [
    [known('host'), '计算机', 'computer'],
    [known('pid'), '进程号', 'process'],
    [known('since'), '开始时间', 'since'],
    [known('found'), '档案格式版本', 'format of the archive'],
    [known('known'), '本程序支持到', 'this program knows up to'],
    [known('file'), '文件', 'file'],
    [known('detail'), '详情', 'detail'],
  ];
  const told = facts.flatMap(([value, zh, en]) =>
    value === undefined || value === '' ? [] : [locale === 'zh' ? `${zh}：${value}` : `${en}: ${value}`],
  );
  if (told.length === 0) return general;
  return locale === 'zh' ? `${general}（${told.join('；')}）` : `${general} (${told.join('; ')})`;
}

/** Things to know about an import or an export that went through. `{value}` is the part of the token after the colon. */
export const noticeMessages = {
  rewritten: {
    zh: '疑似经机器改写（见到 {value} 个改写词），已加标注；按标准说法也能查到，引用前请核对原文。',
    en: 'Probably rewritten by a machine ({value} rewritten words seen), and marked so; it is also found by the standard wording. Check the source before quoting.',
  },
  encoding: {
    zh: '原文件采用 {value} 编码，已转换为统一编码，原件未改动。如有乱码，请核对原件。',
    en: 'The file is encoded in {value} and was converted; the original is unchanged. Compare with it if characters look wrong.',
  },
  'misdeclared-encoding': {
    zh: '文件声明的编码是 {value}，与实际不符，已按实际编码读取。请抽查文字是否正确。',
    en: 'The file declares {value}, which its bytes contradict. It was read by its real encoding. Check a passage or two.',
  },
  undecodable: {
    zh: '有 {value} 处字节无法识别，原位置以“�”标出，原件完整保留。引用前请核对原件。',
    en: '{value} bytes could not be decoded and are marked with “�”. The original is kept. Check it before quoting.',
  },
  'lost-characters': {
    zh: '原文件中有 {value} 个字符在导入之前已经丢失，以“�”标出。请向提供者索取完好的版本。',
    en: '{value} characters were already lost in the file before the import and are marked with “�”. Ask for an intact copy.',
  },
  'control-characters': {
    zh: '去除了 {value} 个不可见的控制字符，文字未受影响，原件完整保留。',
    en: '{value} invisible control characters were left out of the text. The original is kept.',
  },
  'wrong-extension': {
    zh: '扩展名“{value}”与内容不符，已按实际内容读取，原件未改动。建议更正文件名。',
    en: 'The extension “{value}” does not match the content; it was read by its content. Consider renaming the file.',
  },
  'no-text': {
    zh: '没有可供检索的文字，已按题名入库，原件完整保留。请录入文字或识别后补充。',
    en: 'There is no text to search. It was kept under its title. Add the text by typing or recognition.',
  },
  'poor-title': {
    zh: '文件自带的题名不能说明内容，暂按原样保留。请在著录时补充题名。',
    en: 'The title in the file says little and was kept as it is. Give the record a better one.',
  },
  'title-repeated': {
    zh: '题名在文首重复出现，文字按原样保留。摘引时请留意。',
    en: 'The title stands more than once at the top. The text is kept as it came; mind it when quoting.',
  },
  'lifted-metadata': {
    zh: '页面上的来源、日期、网址等已录入著录项，正文和原件未改动。请核对著录项。',
    en: 'Source, date and address found on the page were entered in the description; the text is unchanged. Check them there.',
  },
  images: {
    zh: '文中有 {value} 幅图片，未进入阅读文本，原件完整保留。需要图片时请打开原件。',
    en: 'The document has {value} pictures, which are not in the reading text. Open the original to see them.',
  },
  'ignored-elements': {
    zh: '文档中有 {value} 处内容（如文本框、嵌入对象）未能读取，原件完整保留。引用前请核对原件。',
    en: '{value} parts of the document, for instance text boxes or embedded objects, could not be read. The original is kept. Check it before quoting.',
  },
  'unreadable-page': {
    zh: '第 {value} 页无法读取，未进入阅读文本，其余各页已导入，原件完整保留。引用前请核对原件。',
    en: 'Page {value} could not be read and is not in the reading text; the other pages are. The original is kept. Check it before quoting.',
  },
  'pages-without-text': {
    zh: '有 {value} 页没有文字（可能是扫描图像），其余各页已导入，原件完整保留。需要时请录入这些页的文字。',
    en: '{value} pages hold no text, perhaps scans; the other pages were imported. The original is kept. Type or recognise those pages if needed.',
  },
  'long-line': {
    zh: '文件中有特别长的行，已完整导入。阅读时可能不便分段。',
    en: 'The file has a very long line. It was imported whole, but may be hard to read.',
  },
  truncated: {
    zh: '内容超过上限，{value} 之后的部分未进入阅读文本，原件完整保留。请拆分后重新导入。',
    en: 'The content is over the limit: what follows {value} is not in the reading text. The original is kept. Split the file and import the parts.',
  },
  'restored-position': {
    zh: '上次导入中断，已从第 {value} 项继续，此前导入的内容没有重复。',
    en: 'The last import was interrupted. It went on from item {value}; nothing was imported twice.',
  },
  'bag-original-missing': {
    zh: '原件“{value}”已不在档案中或已损坏，未能收入，其余原件均已收入。请用备份恢复后重新导出。',
    en: 'The original “{value}” is no longer in the archive, or is damaged, and was left out; all others are in the bag. Restore it from a backup and export again.',
  },
  'bag-unmasked': {
    zh: '原件和记录文字按档案原样收入，其中 {value} 件含手机号码或证件号码。移交前请确认接收方可以持有。',
    en: 'Originals and records are in the bag as they are; {value} of them hold telephone or identity numbers. Make sure that the receiver may have them.',
  },
} satisfies Record<string, Wording>;
export type NoticeName = keyof typeof noticeMessages;

function isNotice(name: string): name is NoticeName {
  return Object.hasOwn(noticeMessages, name);
}

/** `token` is `name` or `name:value`. A name without a sentence is shown as it is rather than dropped. */
export function noticeMessage(token: string, locale: Locale): string {
  const colon = token.indexOf(':');
  const name = colon === -1 ? token : token.slice(0, colon);
  const value = colon === -1 ? '' : token.slice(colon + 1);
  if (!isNotice(name)) return locale === 'zh' ? `其他提示：${token}` : `Other notice: ${token}`;
  // A function, so that `$` in the value is not a pattern.
  return noticeMessages[name][locale].replace('{value}', () => shown(name, value));
}

/** Encodings are known by their names in capitals. */
function shown(name: NoticeName, value: string): string {
  return name === 'encoding' || name === 'misdeclared-encoding' ? value.toUpperCase() : value;
}
