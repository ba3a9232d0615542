import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../electron/archive/ingest/readers/encoding.ts';
import * as texts from '../../tools/fixture-texts.ts';
import { noiseOf, readFixture } from './read.ts';

describe('encodings of the same report', () => {
  it.each([
    ['report-utf8.txt', 'utf-8'],
    ['report-utf8-bom.txt', 'utf-8'],
    ['report-crlf.txt', 'utf-8'],
    ['report-gb18030.txt', 'gb18030'],
    ['report-utf16le.txt', 'utf-16le'],
    ['report-utf16be.txt', 'utf-16be'],
    ['report-utf16le-unmarked.txt', 'utf-16le'],
    ['report-utf16be-unmarked.txt', 'utf-16be'],
  ])('%s is decoded as %s, character for character', async (name, encoding) => {
    const draft = await readFixture(name);
    expect(draft.text).toBe(texts.plain);
    expect(draft.encoding).toBe(encoding);
    expect(draft.quality).toEqual([]);
    expect(draft.notices).toEqual(encoding === 'utf-8' ? [] : [`encoding:${encoding}`]);
  });

  it('Big5 is told from GB18030', async () => {
    const draft = await readFixture('report-big5.txt');
    expect(draft.text).toBe(texts.traditional);
    expect(draft.encoding).toBe('big5');
  });
});

describe('damage', () => {
  it.each([
    ['cut-utf8.txt', 'utf-8'],
    ['cut-gb18030.txt', 'gb18030'],
  ])('%s: a character cut at the end costs that character and is counted', async (name, encoding) => {
    const draft = await readFixture(name);
    expect(draft.encoding).toBe(encoding);
    expect(draft.text).toBe(`${texts.plain.trimEnd().slice(0, -1)}\ufffd`);
    expect(draft.notices).toContain('undecodable:1');
    expect(draft.quality).toEqual(['undecodable']);
  });

  it('stray bytes between characters are counted one by one', () => {
    const whole = iconv.encode(texts.plain, 'gb18030');
    const stray = Buffer.from([0xff]);
    const bytes = Buffer.concat([stray, whole.subarray(0, 38), stray, whole.subarray(38), stray]);
    expect(decode(Buffer.concat([Buffer.from('报告', 'ascii'), bytes])).encoding).toBe('gb18030');
    const decoded = decode(bytes);
    expect(decoded.undecodable).toBe(3);
    expect(decoded.text.replaceAll('\ufffd', '')).toBe(texts.plain);
  });

  it('so short a text as two characters, cut', () => {
    expect(decode(Buffer.from('票决').subarray(0, 4))).toMatchObject({
      text: '票\ufffd',
      encoding: 'utf-8',
      undecodable: 1,
    });
  });

  it('UTF-8 with a broken byte stays UTF-8 and counts bytes, not places', () => {
    const bytes = Buffer.from(texts.plain);
    bytes[4] = 0x20;
    const decoded = decode(bytes);
    expect(decoded.encoding).toBe('utf-8');
    // Of the three bytes of a character the middle one is now a space.
    expect(decoded.undecodable).toBe(2);
    expect(decoded.text).toContain('建成中心站6个');
  });

  it('a replacement character that the file holds is a loss of before, told apart', () => {
    const decoded = decode(Buffer.from('代表\ufffd\ufffd站'));
    expect(decoded).toMatchObject({ encoding: 'utf-8', undecodable: 0, lost: 2, text: '代表\ufffd\ufffd站' });
  });
});

describe('declarations and short texts', () => {
  it('a false declaration is overruled and named', () => {
    const decoded = decode(iconv.encode(texts.plain, 'gb18030'), 'UTF-8');
    expect(decoded).toMatchObject({ encoding: 'gb18030', misdeclared: 'utf-8' });
    expect(decode(Buffer.from(texts.plain), 'gb2312')).toMatchObject({ encoding: 'utf-8', misdeclared: 'gb18030' });
  });

  it('a true declaration is silent, also by an older name', () => {
    expect(decode(iconv.encode(texts.plain, 'gbk'), 'GB2312').misdeclared).toBeUndefined();
  });

  it.each(['票决', '人大代表之家', '旧改', '一府两院', '联通', '选一', '也要选'])('%s alone is read in GBK', (word) => {
    expect(decode(iconv.encode(word, 'gbk'))).toMatchObject({ text: word, encoding: 'gb18030' });
  });

  it.each(['代表聯絡站', '選舉', '監督'])('%s alone is read in Big5', (word) => {
    expect(decode(iconv.encode(word, 'big5'), 'big5').text).toBe(word);
  });

  it('accented Latin is not taken for Chinese', () => {
    expect(decode(Buffer.from('Résumé of the café meeting')).encoding).toBe('utf-8');
    expect(decode(iconv.encode('Résumé of the café meeting', 'windows-1252')).text).toBe('Résumé of the café meeting');
  });

  it('ASCII is UTF-8, an empty file too', () => {
    expect(decode(Buffer.from('plain'))).toMatchObject({ text: 'plain', encoding: 'utf-8', binary: false });
    expect(decode(Buffer.alloc(0))).toMatchObject({ text: '', encoding: 'utf-8', binary: false });
  });

  it('a program is no text', () => {
    const noise = noiseOf(5000);
    expect(decode(noise).binary).toBe(true);
  });
});

describe('properties', () => {
  const sentence = fc.array(fc.constantFrom(...texts.paragraphs, texts.closing, '\n', 'A4 ', '99.96%'), {
    minLength: 1,
    maxLength: 6,
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('what %s wrote is read back', (encoding) => {
    fc.assert(
      fc.property(sentence, (parts) => {
        const text = parts.join('');
        const decoded = decode(iconv.encode(text, encoding, { addBOM: false }));
        expect(decoded.text).toBe(text);
        expect(decoded.undecodable).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, and never loses count of bytes in UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(Buffer.from(bytes));
        expect(decoded.undecodable).toBeGreaterThanOrEqual(0);
        expect(decoded.undecodable).toBeLessThanOrEqual(bytes.length);
        expect(decoded.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
