import { describe, expect, it } from 'vitest';
import { mean, score } from '../../bench/judged/metrics.ts';

const grades = (entries: Record<string, number>): Map<string, number> => new Map(Object.entries(entries));

describe('MRR@10', () => {
  it('is one over the rank of the first document of grade 2 or more', () => {
    const judged = grades({ a: 1, b: 2, c: 3 });
    expect(score(['x', 'a', 'b', 'c'], judged).mrr).toBeCloseTo(1 / 3, 12);
    expect(score(['c'], judged).mrr).toBe(1);
  });

  it('counts grade 1 only where nothing better exists', () => {
    expect(score(['x', 'a'], grades({ a: 1 })).mrr).toBe(0.5);
    expect(score(['x', 'a'], grades({ a: 1, b: 2 })).mrr).toBe(0);
  });

  it('looks at ten ranks', () => {
    const nine = Array.from({ length: 9 }, (_, i) => `x${i}`);
    expect(score([...nine, 'a'], grades({ a: 3 })).mrr).toBe(0.1);
    expect(score([...nine, 'y', 'a'], grades({ a: 3 })).mrr).toBe(0);
  });
});

describe('nDCG@10', () => {
  it('gains 2^grade − 1, discounted by log2(rank + 1)', () => {
    // Ranking 1, 0, 3: 1/1 + 0 + 7/2 = 4.5. Ideal 3, 2, 1: 7/1 + 3/log2(3) + 1/2 = 9.392789260714371.
    const judged = grades({ a: 1, b: 2, c: 3 });
    expect(score(['a', 'x', 'c'], judged).ndcg).toBeCloseTo(4.5 / 9.392789260714371, 12);
  });

  it('is 1 for the ideal order and 0 for nothing relevant', () => {
    const judged = grades({ a: 1, b: 2, c: 3 });
    expect(score(['c', 'b', 'a', 'x'], judged).ndcg).toBeCloseTo(1, 12);
    expect(score(['x', 'y'], judged).ndcg).toBe(0);
  });

  it('measures against the best ten when more are relevant', () => {
    const ids = Array.from({ length: 15 }, (_, i) => `d${i}`);
    const judged = new Map(ids.map((id) => [id, 2]));
    expect(score(ids, judged).ndcg).toBeCloseTo(1, 12);
    expect(score(ids.slice(0, 5), judged).ndcg).toBeLessThan(1);
  });
});

describe('Recall@100', () => {
  it('is the share of the relevant documents, grade 0 not among them', () => {
    expect(score(['a', 'x', 'z'], grades({ a: 1, b: 3, c: 1, d: 2, z: 0 })).recall).toBe(0.25);
  });

  it('does not ask for more than a hundred', () => {
    const ids = Array.from({ length: 250 }, (_, i) => `d${i}`);
    const judged = new Map(ids.map((id) => [id, 1]));
    expect(score(ids, judged).recall).toBe(1);
    expect(score(ids.slice(0, 50), judged).recall).toBe(0.5);
    expect(score([...Array.from({ length: 100 }, (_, i) => `x${i}`), ...ids], judged).recall).toBe(0);
  });
});

describe('a ranking', () => {
  it('that is empty counts as zero result, one with only wrong documents does not', () => {
    expect(score([], grades({ a: 1 }))).toEqual({ mrr: 0, ndcg: 0, recall: 0, zero: 1 });
    expect(score(['x'], grades({ a: 1 })).zero).toBe(0);
  });

  it('that names a document twice is credited once, and the ranks behind close up', () => {
    const judged = grades({ a: 1, b: 3 });
    expect(score(['a', 'a', 'b'], judged)).toEqual(score(['a', 'b'], judged));
    expect(score(['a', 'a'], judged).recall).toBe(0.5);
  });

  it('cannot be measured without a relevant document', () => {
    expect(() => score(['a'], grades({ a: 0 }))).toThrow(/without relevant/);
    expect(() => score(['a'], grades({}))).toThrow(/without relevant/);
  });
});

it('the mean is over queries', () => {
  const one = { mrr: 1, ndcg: 0.5, recall: 1, zero: 0 };
  const two = { mrr: 0, ndcg: 0, recall: 0.5, zero: 1 };
  expect(mean([one, two])).toEqual({ mrr: 0.5, ndcg: 0.25, recall: 0.75, zero: 0.5 });
});
