/** The report that is shown and the period it is compared with; the last one stays until the next is here. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { Sums } from '@folio/shared/reports/report.rules.ts';
import type { getReport, listReportRows, Report, ReportRow } from '@folio/shared/reports/report.schema.ts';
import type { QueryInput } from '@folio/shared/contract/endpoint.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';

type Question = QueryInput<typeof getReport>;
type RowsQuestion = QueryInput<typeof listReportRows>;

export class ReportData {
  report = $state.raw<Report>();
  former = $state.raw<Sums>({});
  problem = $state.raw<ApiError>();
  isAsking = $state(false);
  #asked = 0;

  async ask({ current, former }: { current: Question; former: Question }): Promise<void> {
    const turn = (this.#asked += 1);
    this.isAsking = true;
    try {
      const [report, before] = await Promise.all([
        client.getReport({ query: current }),
        client.getReport({ query: former }),
      ]);
      if (turn !== this.#asked) return;
      this.report = report;
      this.former = before.totals;
      this.problem = undefined;
    } catch (cause) {
      if (turn === this.#asked) this.problem = asApiError(cause);
    } finally {
      if (turn === this.#asked) this.isAsking = false;
    }
  }
}

export class ReportRows {
  rows = $state.raw<readonly ReportRow[]>([]);
  problem = $state.raw<ApiError>();
  isAsking = $state(false);
  cursor = $state<string>();
  #question: RowsQuestion | undefined;

  async open(question: RowsQuestion): Promise<void> {
    this.#question = question;
    this.rows = [];
    this.cursor = undefined;
    await this.more();
  }

  async more(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    this.isAsking = true;
    this.problem = undefined;
    try {
      const page = await client.listReportRows({ query: { ...question, cursor: this.cursor } });
      if (question !== this.#question) return;
      this.rows = [...this.rows, ...page.rows];
      this.cursor = page.cursor;
    } catch (cause) {
      if (question === this.#question) this.problem = asApiError(cause);
    } finally {
      if (question === this.#question) this.isAsking = false;
    }
  }

  /** All of them, for a file, as long as they are not too many. @returns whether they are all here */
  async all(most: number): Promise<'all' | 'too many' | 'problem'> {
    while (this.cursor && !this.problem && this.rows.length <= most) await this.more();
    if (this.problem) return 'problem';
    return this.cursor || this.rows.length > most ? 'too many' : 'all';
  }
}
