/** A person's exports and schedules; asked for again while one of them is under way. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { ExportSchedule, ExportView } from '@folio/shared/exports/export.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';

const askEachMs = 2000;

export class ExportsData {
  exports = $state.raw<readonly ExportView[]>();
  schedules = $state.raw<readonly ExportSchedule[]>([]);
  problem = $state.raw<ApiError>();
  readonly isUnderWay = $derived(this.exports?.some(({ status }) => status === 'queued' || status === 'running'));

  async load(): Promise<void> {
    try {
      const { exports, schedules } = await client.listExports();
      this.exports = exports;
      this.schedules = schedules;
      this.problem = undefined;
    } catch (cause) {
      this.problem = asApiError(cause);
    }
  }

  /** To be called in an effect: asks while something is awaited, and the page is looked at. */
  follow(): (() => void) | undefined {
    if (!this.isUnderWay) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.load();
    }, askEachMs);
    return () => clearInterval(timer);
  }
}

/** The browser saves it: its address is asked for now, and opens for a minute. */
export async function download(exportId: string): Promise<void> {
  const { url, fileName } = await client.getExportFile({ params: { exportId } });
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}
