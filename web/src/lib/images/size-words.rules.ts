/** `1.4 GB`, `320 MB`, `12 KB`: what a file or many of them weigh. */
const units = ['B', 'KB', 'MB', 'GB', 'TB'];

export function sizeWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  const digits = step > 1 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat('es-MX', { maximumFractionDigits: digits }).format(value)} ${units[step]}`;
}
