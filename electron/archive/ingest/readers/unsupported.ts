/** The refusals for formats that are recognised but not read: what it is, and what to do about it. */
import { Refusal } from './draft.ts';

const remedies: Record<string, string> = {
  doc: '这是旧版 Word 文档（.doc）。请用 Word 或 WPS 打开，另存为 DOCX 后导入。',
  xls: '这是旧版 Excel 工作簿（.xls）。请将需要的文字另存为 DOCX 或 PDF 后导入。',
  ppt: '这是旧版 PowerPoint 演示文稿（.ppt）。请另存为 PDF 后导入。',
  ole: '这是旧版 Office 或 WPS 文档。请用 WPS 打开，另存为 DOCX 后导入。',
  rtf: '这是 RTF 文档。请用 Word 或 WPS 打开，另存为 DOCX 后导入。',
  wordxml: '这是 Word XML 文档。请用 Word 打开，另存为 DOCX 后导入。',
  xlsx: '这是 Excel 工作簿。请将需要的文字另存为 DOCX 或 PDF 后导入。',
  pptx: '这是 PowerPoint 演示文稿。请另存为 PDF 后导入。',
  ofd: '这是 OFD 版式文件。请用阅读软件转换为 PDF 后导入。',
  epub: '这是 EPUB 电子书。请转换为 DOCX 或 PDF 后导入。',
  odf: '这是 OpenDocument 文档。请另存为 DOCX 后导入。',
  mhtml: '这是单文件网页（MHTML）。请在浏览器中重新打开原网页，保存类型选择“网页，仅 HTML”，或打印为 PDF 后导入。',
  zip: '这是 ZIP 压缩包。请解压后导入其中的文件。',
  rar: '这是 RAR 压缩包。请解压后导入其中的文件。',
  '7z': '这是 7z 压缩包。请解压后导入其中的文件。',
  gzip: '这是 gzip 压缩文件。请解压后导入其中的文件。',
  media: '这是音频或视频文件，没有可供检索的文字。请导入其文字稿。',
  program: '这是程序文件，不是文档。',
  database: '这是数据库文件，不是文档。',
};

export function unsupported(kind: string): Refusal {
  return new Refusal('unsupported', remedies[kind] ?? '暂不支持这种格式。', { kind });
}
