/** The web pages among the fixtures. */
import { closing, paragraphs, table, title } from './fixture-texts.ts';

const rows = table
  .map(
    (row, index) => `<tr>${row.map((cell) => (index === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
  )
  .join('');

/** A government site's article page, with navigation, tools, a table, and everything active a page can hold. */
export function articlePage(charset: string): string {
  return `<!DOCTYPE html>
<!-- saved from url=(0043)http://example.invalid/saved/from/comment.html -->
<html><head>
<meta charset="${charset}">
<title>${title}_清溪区人大网</title>
<meta name="SiteName" content="清溪区人大网">
<meta name="ArticleTitle" content="${title}">
<meta name="PubDate" content="2024-05-17 10:20">
<meta name="ContentSource" content="清溪区人大常委会办公室">
<link rel="canonical" href="http://example.invalid/gzdt/202405/t20240517_88.html">
<script>window.evil = 1; document.write('脚本写入的字')</script>
<style>.x{background:url(http://example.invalid/track.png)} 样式里的字{}</style>
</head><body onload="alert(1)">
<div class="nav"><a href="/">首页</a> <a href="/jgzn">机构职能</a> <a href="/xxgk">信息公开</a></div>
<h1>清溪区人大网</h1>
<div class="main"><h1>${title}</h1>
<div class="info">发布日期：2024-05-17 来源：清溪区人大常委会办公室 浏览次数：<span id="hits">96</span></div>
<div class="content">
<p>　　${paragraphs[0]}</p>
<p>　　${paragraphs[1]?.replace('人大代表', '<b>人大代表</b>')}</p>
<h2>一、主要数据</h2>
<table>${rows}</table>
<p>　　${paragraphs[2]}</p>
<p>　　${paragraphs[3]}<a href="javascript:alert(2)">相关链接文字</a><img src="http://example.invalid/a.png" onerror="alert(3)"></p>
<p>　　${closing}</p>
<iframe src="http://example.invalid/frame">框架里的字</iframe>
<svg><script>alert(4)</script><text>矢量里的字</text></svg>
<form><input value="表单里的字"></form>
</div></div>
<div class="foot">主办单位：清溪区人大常委会办公室 版权所有</div>
</body></html>`;
}

/** Little text and no markup to speak of: what the extraction of articles finds nothing in. */
export const shortPage = `<html><head><title>无标题文档</title></head><body>
<!-- saved from url=(0034)http://example.invalid/notice.html -->
<center>清溪区代表接待日安排</center>
<table width="100%"><tr><td>
<font size="3">&nbsp;&nbsp;&nbsp;&nbsp;每月15日上午在各站点接待选民。<br>&nbsp;&nbsp;&nbsp;&nbsp;当日代表名单提前三天张榜。</font>
</td></tr></table>
</body></html>`;

/** Tries to smuggle something that runs into the stored text. */
export const hostilePage = `<html><head><base href="javascript:alert(1)//"><link rel="canonical" href="javascript:alert(2)"></head><body>
<h1>联络站公告<script>alert(3)</script></h1>
<p>按照规定写作 &lt;script&gt;alert(4)&lt;/script&gt; 的字样只是文字。</p>
<p>[点击](javascript:alert(5)) 也只是文字，&amp;lt;b&amp;gt; 同样如此。</p>
<p><a href="data:text/html,&lt;script&gt;alert(6)&lt;/script&gt;">附件名称</a><a href="http://example.invalid/" onclick="alert(7)">普通链接</a></p>
<p style="background:\\75rl(javascript:alert(8))">样式段落仍有文字。</p>
<object data="x.swf"></object><embed src="y.swf"><math><mi>数学里的字</mi></math>
<img src=x onerror=alert(9)><svg onload=alert(10)></svg><template><p>模板里的字</p></template>
<p>${paragraphs.join('')}</p>
</body></html>`;

export const mhtml = `From: <Saved by Blink>
Snapshot-Content-Location: http://example.invalid/page.html
Subject: =?utf-8?Q?=E7=AB=99=E7=82=B9?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x"

------MultipartBoundary--x
Content-Type: text/html

<html><body>x</body></html>
------MultipartBoundary--x--
`;
