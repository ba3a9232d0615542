/** Pairs learned from a rewritten copy and its clean original: all that recur, and none that is wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProposedPair, proposePairs } from '../../../electron/text/align.ts';
import { compilePairs, type PairRule } from '../../../electron/text/restore.ts';
import { starter, textOf, wordPairs } from '../resources/read.ts';

const clean = [
  '# 东湖镇人大代表联络站建设情况',
  '',
  '东湖镇人大主席团从2021年3月起推进代表联络站建设，在12个社区设立站点，方便群众就近反映意见。',
  '站点每月第二周安排代表接待群众，收集到的建议当场登记，由专人分类办理。',
  '一年来共接待选民1,460人次，收集意见建议312件，办结297件，办结率达95.2%。',
  '',
  '镇人大坚持问题导向，围绕民生实事项目开展专题调研，调研报告提交主席团会议审议。',
  '在项目征集环节，代表走访了86户居民，梳理出停车难、加装电梯、雨污分流等9个方面的问题。',
  '在票决环节，主席团严格依照法定程序组织投票，当场公布结果，接受群众监督。',
  '在实施环节，代表分成4个小组，每季度到施工现场监督一次，发现问题及时督促整改。',
  '老旧小区改造完工后，代表又上门听取评价，满意率为98.6%；不满意的3户由街道逐一回访。',
  '',
  '预算审查是镇人大工作的重点，主席团聘请6名财经专家，认真研究每一笔支出的依据。',
  '“钱花到哪里，监督就跟到哪里”，镇人大主席周海宁在座谈会上这样说。',
  '财政所定期报送执行情况，代表可以随时查询，并就疑点提出建议。',
  '审查程序由三步改为五步，增加了初步审查和满意度测评两个程序。',
  '',
  '今年5月，邻近的西山镇、南桥镇派人前来交流，三镇代表围绕站点运行交流经验。',
  '西山镇介绍了夜间接待的经验，南桥镇分享了数字平台的使用体会。',
  '与会同志认真听取介绍，一致认为要加强交流，促进站点规范运行。',
  '镇人大副主席沈国平表示，下一步将把好的经验写进制度，促进代表履职更加经常。',
  '联络站还与司法所合作，每逢集市日设点，为群众解答法律问题。',
  '全镇58名镇人大代表全部编入联络站，每人每年至少接待两次，履职情况认真记入档案。',
  '第九次代表大会期间，主席团向大会报告了上述做法，得到代表们的肯定。',
];

/** Standard word, and what the robot of these tests puts in its place. */
const words: [string, string][] = [
  ['监督', '看管'],
  ['群众', '大伙'],
  ['建议', '提法'],
  ['调研', '查访钻研'],
  ['收集', '汇集'],
  ['环节', '关节'],
  ['程序', '法式'],
  ['认真', '细密'],
  ['交流', '调换'],
  ['经验', '体味'],
  ['联络', '联结'],
  ['促进', '匆匆进'],
  ['接待', '款待'],
  // Once each.
  ['专家', '行家'],
  ['依据', '按照'],
  ['施工现场', '工地'],
  ['反映', '反应'],
];

const rewrite = (text: string, table: readonly [string, string][] = words): string =>
  table.reduce((sum, [standard, spun]) => sum.replaceAll(standard, spun), text);

const cleanText = clean.join('\n');
const nothing = compilePairs([]);
const written = (pairs: readonly ProposedPair[]): string[] =>
  pairs.map(({ spun, standard, count }) => `${standard}→${spun} ${count}`);

/** As robots and template pages leave it: sentences lost, moved, quotes gone, a foreign line at either end. */
function copyOf(lines: readonly string[]): string {
  const rewritten = lines.map((line) => rewrite(line).replaceAll(/[“”]/g, ' '));
  const moved = [...rewritten.slice(14), ...rewritten.slice(0, 14)].filter((_, k) => k !== 4 && k !== 16);
  return ['网络   2023-03-04 09:10   17', ...moved, '版权声明：本站文章来自网络，如有侵权请联系我们。'].join('\n');
}

/** The robot's table accounts for it: a word, or a phrase of words and what they share with it. */
const isRight = ({ spun, standard }: ProposedPair): boolean => rewrite(standard) === spun;

const suppliedRules = wordPairs
  .trim()
  .split('\n')
  .slice(1)
  .map((line): PairRule => {
    const [spun = '', standard = '', , cls] = line.split('\t');
    return { spun, standard, cls: cls === 'G' || cls === 'C' ? cls : 'X' };
  });
const supplied = compilePairs(suppliedRules);

describe('of a rewritten copy', () => {
  const copy = copyOf(clean);
  const proposed = proposePairs(copy, cleanText, nothing);

  it('every pair that recurs is found, most frequent first, and once only what is beyond doubt', () => {
    const recur = '群众→大伙 4|联络→联结 4|环节→关节 3|建议→提法 3|接待→款待 3|程序→法式 3|监督→看管 3|认真→细密 3';
    const rare = '交流→调换 3|促进→匆匆进 2|经验→体味 2|收集→汇集 2|反映→反应 1';
    expect(written(proposed).toSorted()).toEqual(`${recur}|${rare}`.split('|').toSorted());
    expect(proposed.map(({ count }) => count)).toEqual(proposed.map(({ count }) => count).sort((a, b) => b - a));
    expect(proposed.filter((pair) => !isRight(pair))).toEqual([]);
  });

  it('the evidence is where the words stand, in the order of the copy', () => {
    for (const { spun, standard, count, evidence } of proposed) {
      expect(evidence).toHaveLength(count);
      for (const [k, place] of evidence.entries()) {
        expect(copy.slice(place.spunStart, place.spunEnd)).toBe(spun);
        expect(cleanText.slice(place.cleanStart, place.cleanEnd)).toBe(standard);
        expect(place.spunStart).toBeGreaterThan(evidence[k - 1]?.spunStart ?? -1);
      }
    }
  });

  it('the class is G for a long word that the clean text does not know, else C, never X', () => {
    expect(proposed.filter(({ cls }) => cls === 'G').map(({ spun }) => spun)).toEqual(['匆匆进']);
    expect(proposed.filter(({ cls }) => cls === 'X')).toEqual([]);
    const again = proposePairs(copy, `${cleanText}\n代表匆匆进场。`, nothing);
    expect(again.find(({ spun }) => spun === '匆匆进')).toMatchObject({ standard: '促进', cls: 'C', count: 2 });
  });

  it('known pairs are left out, and their words found where they stand in the copy as it is', () => {
    const rules = words.slice(0, 9).map(([standard, spun]): PairRule => ({ spun, standard, cls: 'G' }));
    const rest = proposePairs(copy, cleanText, compilePairs(rules));
    const recur = written(rest).filter((line) => !line.endsWith('1'));
    expect(recur).toEqual(['联络→联结 4', '接待→款待 3', '促进→匆匆进 2', '经验→体味 2']);
    for (const { spun, evidence } of rest)
      for (const { spunStart, spunEnd } of evidence) expect(copy.slice(spunStart, spunEnd)).toBe(spun);
    const all = proposed.map(({ spun, standard }): PairRule => ({ spun, standard, cls: 'X' }));
    expect(proposePairs(copy, cleanText, compilePairs(all))).toEqual([]);
  });

  it('a known word that stands for something else here is proposed with it', () => {
    // 法式 is read as 程序, but this robot had another table.
    const rules: PairRule[] = [
      { spun: '法式', standard: '手续', cls: 'G' },
      { spun: '大伙', standard: '群众', cls: 'G' },
      { spun: '提法', standard: '建议', cls: 'G' },
    ];
    const rest = proposePairs(copy, cleanText, compilePairs(rules));
    expect(written(rest)).toContain('程序→法式 3');
    expect(written(rest).some((line) => line.startsWith('群众'))).toBe(false);
  });

  it('the supplied table leaves only what it does not hold', () => {
    const fresh = proposePairs(copy, cleanText, supplied);
    const held = suppliedRules.map(({ spun, standard }) => `${standard}→${spun}`);
    expect(fresh.filter(({ spun, standard }) => held.includes(`${standard}→${spun}`))).toEqual([]);
    expect(written(fresh)).toContain('群众→大伙 4');
    expect(fresh.filter((pair) => !isRight(pair))).toEqual([]);
  });

  it('words side by side are told apart, where they are pairs elsewhere or equally long', () => {
    const lines = [
      '代表小组三次听取预算编制情况的汇报并当场提问。',
      '小组成员逐项听取审查意见，随后形成书面材料。',
      '会后小组把审查意见汇总成册，送财政部门研究答复。',
      '财政部门对编制情况作出说明，小组成员表示认可。',
      '编制审查两项工作由同一小组承担，时间安排在每年十月。',
    ];
    const table: [string, string][] = [
      ['编制', '编造'],
      ['审查', '检视'],
      ['意见', '观点'],
    ];
    const found = proposePairs(rewrite(lines.join('\n'), table), lines.join('\n'), nothing);
    expect(written(found).toSorted()).toEqual(['审查→检视 3', '意见→观点 2', '编制→编造 3'].toSorted());
  });

  it('words with a comma between them are told apart', () => {
    const lines = ['与会同志建议加强交流，促进站点规范运行。', '两镇代表商定扩大交流，促进做法相互借鉴。'];
    const table: [string, string][] = [
      ['交流', '调换'],
      ['促进', '匆匆进'],
    ];
    const found = proposePairs(rewrite(lines.join('\n'), table), lines.join('\n'), nothing);
    expect(written(found)).toEqual(['促进→匆匆进 2', '交流→调换 2']);
  });

  it('words that share a letter, or differ in one, are whole words', () => {
    const lines = [
      '区人大召开专题研讨会，代表和专家围绕议题发言。',
      '这次研讨活动由代表工作室承办，历时一天半。',
      '镇人大的日常工作由主席团统一部署安排。',
    ];
    const table: [string, string][] = [
      ['研讨', '钻研'],
      ['工作', '工夫'],
    ];
    const found = proposePairs(rewrite(lines.join('\n'), table), lines.join('\n'), nothing);
    expect(written(found)).toEqual(['工作→工夫 2', '研讨→钻研 2']);
  });

  it('several letters for one are a pair of their own, if words of many kinds have them', () => {
    const lines = [
      '选民在投票站领取选票，工作人员逐一核对证件。',
      '居民代表列席会议，并就停车问题作了发言。',
      '农民合作社的负责人介绍了今年的收成情况。',
      '这次会议听取了五项民生实事的进展报告。',
    ];
    const found = proposePairs(rewrite(lines.join('\n'), [['民', '平易近']]), lines.join('\n'), nothing);
    expect(written(found)).toEqual(['民→平易近 4']);
    const one = lines.slice(0, 2).map((line) => line.replace('居民', '选民'));
    expect(written(proposePairs(rewrite(one.join('\n'), [['民', '平易近']]), one.join('\n'), nothing))).toEqual([
      '选民→选平易近 2',
    ]);
  });

  it('whatever the robot puts in, wherever sentences are lost: nothing is proposed that it did not do', () => {
    const subset = fc.subarray(words, { minLength: 1 });
    const lost = fc.uniqueArray(fc.nat(clean.length - 1), { maxLength: 7 });
    fc.assert(
      fc.property(subset, lost, lost, fc.nat(clean.length), (table, lostHere, lostThere, turn) => {
        const here = clean.filter((_, k) => !lostHere.includes(k)).map((line) => rewrite(line, table));
        const there = clean.filter((_, k) => !lostThere.includes(k)).join('\n');
        const found = proposePairs([...here.slice(turn), ...here.slice(0, turn)].join('\n'), there, nothing);
        expect(found.filter(({ spun, standard }) => rewrite(standard, table) !== spun)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('nothing is proposed', () => {
  it('of a text and itself, and of empty ones', () => {
    expect(proposePairs(cleanText, cleanText, nothing)).toEqual([]);
    expect(proposePairs('', cleanText, nothing)).toEqual([]);
    expect(proposePairs(cleanText, '', nothing)).toEqual([]);
  });

  it('of reports that are not on the same thing: the starter collection, each with each other', () => {
    const texts = [...starter.map(textOf), cleanText];
    for (const one of texts)
      for (const other of texts) if (one !== other) expect(written(proposePairs(one, other, nothing))).toEqual([]);
  });

  it('of what differs in content: numbers, numerals, names, figures', () => {
    const other = cleanText
      .replace('周海宁', '李文博')
      .replace('随时', 'OK')
      .replaceAll('86户', '68户')
      .replaceAll('三步', '四步')
      .replaceAll('三镇', '四镇')
      .replace('西山镇介绍了', '北山镇介绍了');
    expect(written(proposePairs(other, cleanText, nothing))).toEqual([]);
  });

  const both = ['代表分组到站点听取选民对道路改造的看法。', '站点每周公布一次代表接待选民的具体安排。'];
  it.each([
    [
      'sentences whose numbers differ',
      ['北片新建站点6个，接待选民310人次。', '北片共有代表27名，走访农户85户。'],
      ['南片新建站点9个，接待选民480人次。', '南片共有代表31名，走访农户92户。'],
    ],
    [
      'a sentence that has a better partner',
      [
        '北片代表当场登记选民的意见。',
        '南片代表当场登记选民的意见。',
        '北片代表逐户走访了困难家庭。',
        '南片代表逐户走访了困难家庭。',
      ],
      ['北片代表当场登记选民的意见。', '北片代表逐户走访了困难家庭。'],
    ],
    [
      'sentences that share a few words only',
      ['一组汇报山区道路，二组察看水库大坝。', '一组汇报山区道路，二组察看水库大坝！'],
      ['会议听取山区农户，随后查阅水库档案。', '会议听取山区农户，随后查阅水库档案！'],
    ],
    [
      'words that also stand where they belong',
      ['北片代表当场登记意见。', '北片新建三个站点。', '北片群众普遍满意。', '南片代表逐户走访家庭。'],
      ['南片代表当场登记意见。', '南片新建三个站点。', '北片群众普遍满意。', '南片代表逐户走访家庭。'],
    ],
  ])('of %s', (_, here, there) => {
    const copy = [...both, ...here].join('\n');
    expect(written(proposePairs(copy, [...both, ...there].join('\n'), nothing))).toEqual([]);
  });
});

it('200 KB against 200 KB take seconds at most, with sentences or without any mark', () => {
  const letters = [...new Set(cleanText.match(/\p{Script=Han}/gu))];
  let seed = 7;
  const next = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return (seed >> 8) % limit;
  };
  let long = '';
  while (long.length < 70_000) {
    for (let n = 8 + next(40); n > 0; n--) long += letters[next(letters.length)];
    long += '。';
  }
  const spun = rewrite(
    long,
    letters.slice(0, 40).map((letter, k): [string, string] => [letter, `${letters[k + 60]}${letters[k + 120]}`]),
  );
  for (const mark of ['。', '']) {
    const started = performance.now();
    proposePairs(spun.replaceAll('。', mark), long.replaceAll('。', mark), nothing);
    // Half a second on an idle machine; without the bounds on sentences it is minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  }
});
