import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closeUp,
  dayIn,
  isPoorTitle,
  lift,
  storable,
  withoutRadicals,
} from '../../../electron/archive/ingest/clean/index.ts';

describe('lift', () => {
  it('reads a header of source, time and views', () => {
    const lifted = lift('某页\n\n 互联网\u00a0\u00a0 2023-03-04 09:10\u00a0\u00a0 17\n\n正文。');
    expect(lifted.source).toMatchObject({
      name: '互联网',
      note: '题头：互联网\u00a0\u00a0 2023-03-04 09:10\u00a0\u00a0 17',
    });
    expect(lifted.dates).toEqual({ capture: '2023-03-04', note: '网页题头所载发布时间：2023-03-04 09:10' });
  });

  it('reads labelled lines', () => {
    const lifted = lift('题\n发布日期：2024年1月9日 来源：清溪新闻 作者：周禾 浏览次数：8\n正文。');
    expect(lifted.dates.document).toBe('2024-01-09');
    expect(lifted.source).toMatchObject({ name: '清溪新闻', author: '周禾' });
  });

  it("leaves a notice's own time alone", () => {
    expect(lift('关于开会的通知\n时间：2024年1月9日\n地点：二楼会议室').dates).toEqual({});
  });

  it('reads address and copyright at the end, and only web addresses', () => {
    const lifted = lift('题\n正文\n本文地址:http://example.invalid/p/1.html\n版权声明:归清溪区。');
    expect(lifted.source).toMatchObject({ url: 'http://example.invalid/p/1.html', rights: '归清溪区。' });
    expect(lift('题\n正文\n本文地址:javascript:alert(1)').source.url).toBeUndefined();
    expect(lift('题\n正文\n本文地址:http://[bad').source.url).toBeUndefined();
  });

  it('does not believe a source line taken over by gambling sites', () => {
    expect(lift('题\n文章来源：某某开奖网\n正文').source.name).toBeUndefined();
  });

  it('sees a title that is printed twice and one that was replaced', () => {
    expect(lift('亮点图片\n\n来源：甲\n\n亮点图片\n正文').titleRepeated).toBe(true);
    expect(lift('甲\n乙\n丙').titleRepeated).toBe(false);
    expect(lift('转载\n原标题：某区为何设站\n正文').originalTitle).toBe('某区为何设站');
  });

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => void lift(text)),
      { numRuns: 200 },
    );
  });
});

describe('characters', () => {
  it('makes one kind of line end and takes control characters out, counted', () => {
    expect(storable('甲\r\n乙\r丙\n\u0000丁\u0007\f戊\t')).toEqual({
      text: '甲\n乙\n丙\n丁\n戊\t',
      controls: 2,
      halves: 0,
    });
  });

  it('counts half surrogates', () => {
    expect(storable('a\ud800b\udc00c\ufffd')).toEqual({ text: 'a\ufffdb\ufffdc\ufffd', controls: 0, halves: 2 });
  });

  it('changes nothing in text that is fit already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const once = storable(raw).text;
        expect(storable(once)).toEqual({ text: once, controls: 0, halves: 0 });
      }),
    );
  });
});

describe('dates, titles, text layers', () => {
  it.each([
    ['2022-10-28 18:55', '2022-10-28'],
    ['2022年1月3日', '2022-01-03'],
    ['2022.10.13', '2022-10-13'],
    ['2022/2/30', undefined],
    ['2022年13月1日', undefined],
    ['10月13日', undefined],
  ])('%s is %s', (written, day) => {
    expect(dayIn(written)).toBe(day);
  });

  it.each(['亮点经验图片', '无标题文档', '新建 Microsoft Word 文档', 'Microsoft Word - 报告.doc', '附件.docx', '——'])(
    '%s is no headline',
    (title) => {
      expect(isPoorTitle(title)).toBe(true);
    },
  );

  it.each(['清溪区人大代表联络站建设情况的报告', '票决', '585'])('%s may be one', (title) => {
    expect(isPoorTitle(title)).toBe(false);
  });

  it('writes 人民 for the radicals that look like it', () => {
    expect(withoutRadicals('⼈⺠⾄上，⻅证⻔⻓')).toBe('人民至上，见证门长');
  });

  it('closes up spaced text, not gaps between words', () => {
    expect(closeUp('本 办 法 适 用 于 街 道。')).toBe('本办法适用于街道。');
    expect(closeUp('通 知')).toBe('通 知');
    const quoted = '推进 家站点 建设，开展 全过程人民民主 的基层实践，打造 最佳实践地 的工作，形成 清溪样板 的做法。';
    expect(closeUp(quoted)).toBe(quoted);
  });
});
