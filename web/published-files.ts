/** Files of npm packages that the site serves under names of its own, at build and while developing. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

// The page names its font to fetch it ahead of the style sheet, so the name cannot be a hash: the package's version in it
// changes it as a hash would. Swagger's two belong to the page that the API answers at /api/docs.
const published: Record<string, string> = {
  '_app/immutable/fonts/geist-latin-5.3.0.woff2':
    require.resolve('@fontsource-variable/geist/files/geist-latin-wght-normal.woff2'),
  '_app/immutable/fonts/geist-latin-ext-5.3.0.woff2':
    require.resolve('@fontsource-variable/geist/files/geist-latin-ext-wght-normal.woff2'),
  'docs/swagger-ui.css': require.resolve('swagger-ui-dist/swagger-ui.css'),
  'docs/swagger-ui-bundle.js': require.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
};

const mediaTypes: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2' };

export function publishedFiles(): Plugin {
  return {
    name: 'folio-published-files',
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [fileName, source] of Object.entries(published)) {
        this.emitFile({ type: 'asset', fileName, source: await readFile(source) });
      }
    },
    configureServer(server) {
      for (const [fileName, source] of Object.entries(published)) {
        server.middlewares.use(`/${fileName}`, (_, answer) => {
          answer.setHeader('content-type', mediaTypes[extname(fileName)] ?? 'application/octet-stream');
          createReadStream(source).pipe(answer);
        });
      }
    },
  };
}
