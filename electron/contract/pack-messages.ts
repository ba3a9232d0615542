/** What each problem of an exported pack is called, and what a person is to make of it. */
import type { Wording } from './labels.ts';
import type { PackProblemKind, PackTargetKind } from './pack-verify.ts';

export const packProblemLabels: Record<PackProblemKind, Wording> = {
  'manifest-missing': { zh: '没有清单', en: 'No manifest' },
  'manifest-broken': { zh: '清单已改动', en: 'Manifest changed' },
  'seal-broken': { zh: '与封存时不一致', en: 'Not as sealed' },
  'seal-missing': { zh: '经其他程序另存', en: 'Saved again elsewhere' },
  'file-missing': { zh: '缺少文件', en: 'File missing' },
  'file-changed': { zh: '文件已改动', en: 'File changed' },
  'file-extra': { zh: '多出文件', en: 'Extra file' },
  'pack-other': { zh: '混入另一资料包', en: 'From another pack' },
  'quotation-changed': { zh: '引文不符', en: 'Quotation differs' },
  'item-changed': { zh: '图不符', en: 'Picture differs' },
  'bag-broken': { zh: '不合 BagIt 规范', en: 'Not a valid bag' },
  'record-missing': { zh: '资料已不在', en: 'Record gone' },
  'record-changed': { zh: '资料已改动', en: 'Record changed' },
  'original-missing': { zh: '原件已不在', en: 'Original gone' },
  'archive-other': { zh: '出自另一份档案', en: 'Another archive' },
  'too-large': { zh: '超过核对上限', en: 'Over the limit' },
};

/** `{subject}` is the file, the quotation or the record. */
export const packProblemMessages: Record<PackProblemKind, Wording> = {
  'manifest-missing': {
    zh: '“{subject}”没有可读的清单，可能不是资料包，也可能已残缺，无法核对。请向提供者索取完整的资料包。',
    en: '“{subject}” has no manifest that can be read: it is no pack, or not a whole one, and cannot be checked. Ask for the complete pack.',
  },
  'manifest-broken': {
    zh: '“{subject}”与导出时不一致，清单中的其他内容不足为凭。请与原档案核对，或重新索取。',
    en: '“{subject}” is not as it was exported, so what it says proves nothing. Compare with the archive, or ask for the pack again.',
  },
  'seal-broken': {
    zh: '“{subject}”在导出之后有字节改动。未列出改动的部分和引文已逐一核对，其余请与原件对照。',
    en: 'Bytes of “{subject}” were changed after the export. Parts and quotations were checked one by one; compare the rest with the source.',
  },
  'seal-missing': {
    zh: '“{subject}”没有封存校验值，多为用 Word、WPS 等程序另存所致。各部分和引文仍已逐一核对。',
    en: '“{subject}” has no seal, mostly because another program, such as Word or WPS, saved it again. Its parts and quotations were still checked one by one.',
  },
  'file-missing': {
    zh: '清单列有“{subject}”，资料包中没有。请向提供者索取完整的资料包。',
    en: '“{subject}” is in the manifest but not in the pack. Ask for the complete pack.',
  },
  'file-changed': {
    zh: '“{subject}”与导出时不一致。引用其中内容前请与原件核对。',
    en: '“{subject}” is not as it was exported. Compare with the source before quoting from it.',
  },
  'file-extra': {
    zh: '“{subject}”不在清单之内，不是导出时的文件。使用前请确认来历。',
    en: '“{subject}” is not in the manifest: it was not there at the export. Find out where it comes from before using it.',
  },
  'pack-other': {
    zh: '“{subject}”出自另一个资料包或另一版本，与这里的清单不一致。请重新索取。',
    en: '“{subject}” belongs to another pack or another version. Ask for the pack again.',
  },
  'quotation-changed': {
    zh: '{subject}的文字与摘录时不一致，或不在应有的位置。请以原件为准。',
    en: 'The words of {subject} are not those that were taken, or not where they should be. Go by the source.',
  },
  'item-changed': {
    zh: '“{subject}”的图不是导出时的那一幅。请以档案中的图表或原件为准。',
    en: 'The picture of “{subject}” is not the one that was exported. Go by the chart or the original in the archive.',
  },
  'bag-broken': {
    zh: '“{subject}”不符合 BagIt 1.0 的规定，接收方可能拒收。请重新索取或重新导出。',
    en: '“{subject}” breaks a rule of BagIt 1.0; a receiver may refuse it. Ask for it again, or export again.',
  },
  'record-missing': {
    zh: '资料“{subject}”已不在档案中，引自它的文字无法与档案核对。',
    en: 'The record “{subject}” is no longer in the archive; what is quoted from it cannot be compared.',
  },
  'record-changed': {
    zh: '资料“{subject}”在导出之后有改动。引文如仍相符，可以照用。',
    en: 'The record “{subject}” was changed after the export. Quotations that still agree can be used.',
  },
  'original-missing': {
    zh: '资料“{subject}”的原件已不在档案中或已损坏。请用备份恢复原件。',
    en: 'The original of “{subject}” is no longer in the archive, or is damaged. Restore it from a backup.',
  },
  'archive-other': {
    zh: '资料包出自另一份档案（编号：{subject}），只核对了资料包本身。',
    en: 'The pack comes from another archive ({subject}); only the pack itself was checked.',
  },
  'too-large': {
    zh: '“{subject}”超过核对的上限，未作核对。其余部分不受影响。',
    en: '“{subject}” is over the limit of a check and was not checked. The rest was.',
  },
};

export const packTargetLabels: Record<PackTargetKind, Wording> = {
  html: { zh: '网页', en: 'Web page' },
  markdown: { zh: 'Markdown', en: 'Markdown' },
  text: { zh: '纯文本', en: 'Plain text' },
  citations: { zh: '参考文献', en: 'References' },
  docx: { zh: 'Word 文件', en: 'Word file' },
  pdf: { zh: 'PDF 文件', en: 'PDF file' },
  pptx: { zh: '幻灯片', en: 'Slides' },
  xlsx: { zh: '工作簿', en: 'Workbook' },
  bag: { zh: 'BagIt 包', en: 'BagIt bag' },
  several: { zh: '多种格式', en: 'Several formats' },
  unknown: { zh: '未能识别', en: 'Not recognised' },
};
