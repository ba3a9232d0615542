/** The cover of a Word document is one page, whatever stands on it, as LibreOffice sets it. */
import { describe, expect, test } from 'vitest';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { everySnapshot, everySource } from './every-kind.ts';
import { allPrintedByLibreOffice, canOpen, notInstalled, wordsOfPages } from './libre-office.ts';

const long = '长三角地区县乡人大践行全过程人民民主基层实践案例';
const training = { course: '全过程人民民主的基层实践', audience: '县乡人大干部', hours: '4' };
const none = { course: '', audience: '', hours: '' };

describe.skipIf(!canOpen)(`covers${canOpen ? '' : `: ${notInstalled}`}`, () => {
  test('issuer and date stand on the first page, the contents follow on the second', async () => {
    const covers = {
      plain: { title: '基层实践案例选编', cover: { ...none, subtitle: '' } },
      subtitled: { title: '基层实践案例选编', cover: none },
      training: { title: '基层实践案例选编', cover: training },
      'long training': {
        title: `${long}\n专题资料汇编`,
        cover: { ...training, course: `${long}、${long}`, audience: `${long}、${long}`, hours: '16学时（四天）' },
      },
    };
    const files = new Map<string, Uint8Array>();
    for (const [name, { title, cover }] of Object.entries(covers)) {
      const [file] = await writeDocx(everySnapshot({ title, template: 'handbook', cover, items: [] }), everySource());
      files.set(`${name}.docx`, file?.bytes ?? new Uint8Array());
    }
    allPrintedByLibreOffice(files).forEach((pdf, i) => {
      const [first = '', second = ''] = wordsOfPages(pdf);
      const name = Object.keys(covers)[i];
      expect(first, name).toMatch(/某市人大常委会办公室2026年11月20日$/);
      expect(second, name).toMatch(/^目录/);
    });
  }, 120_000);
});
