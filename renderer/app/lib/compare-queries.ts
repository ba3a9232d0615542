/** Questions of comparison, asked in one way wherever they are asked: the same question has one answer in hand. */
import type {
  ChartForm,
  ChartPicture,
  CompareScope,
  FigureGroup,
  Matrix,
  MatrixColumns,
  MatrixRows,
} from '../../../electron/contract/index.ts';
import { client } from '../client.ts';

interface Question<T> {
  queryKey: unknown[];
  queryFn: () => Promise<T>;
}

export function scopeOf(records: readonly string[]): CompareScope {
  return { query: '', filters: {}, records: [...records] };
}

export function matrixQuestion(scope: CompareScope, rows: MatrixRows, columns: MatrixColumns): Question<Matrix> {
  return {
    queryKey: ['compare', 'matrix', scope, rows, columns],
    queryFn: () => client.compare.matrix({ scope, rows, columns }),
  };
}

export function figuresQuestion(scope: CompareScope): Question<FigureGroup[]> {
  return { queryKey: ['compare', 'figures', scope], queryFn: () => client.compare.figures({ scope }) };
}

export function chartQuestion(
  scope: CompareScope,
  subject: string,
  unit: string,
  form: ChartForm,
): Question<ChartPicture> {
  return {
    queryKey: ['compare', 'chart', scope, subject, unit, form],
    queryFn: () => client.compare.chart({ scope, subject, unit, form }),
  };
}
