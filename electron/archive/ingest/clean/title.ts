/** Tells a headline from the name of the slot a page was put into. */

const slot =
  /(?:图片|列表|首页|栏目|频道|正文|详情|内容页|文章页|(?:无标题|未命名)(?:文档|页)?|新建.{0,24}文档|^untitled|^document\d*|^文档\d*|^microsoft word\b.*)$/i;
const fileLike = /\.(?:docx?|wps|pdf|txt|html?|rtf|indd|pptx?|xlsx?)$/i;

/** True when `title` names a place on a site or a program's default, not the text below it. */
export function isPoorTitle(title: string): boolean {
  const trimmed = title.trim();
  return trimmed.length < 2 || slot.test(trimmed) || fileLike.test(trimmed) || !/[\p{L}\p{N}]/u.test(trimmed);
}
