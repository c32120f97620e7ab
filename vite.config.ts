import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

const browserCatalogues = fileURLToPath(new URL('./text/catalogues.browser.ts', import.meta.url))

/** The browser gets only the languages that hydrated pages exist in (see text/catalogues.browser.ts). */
function fewerCataloguesInTheBrowser(): Plugin {
  return {
    name: 'fewer-catalogues-in-the-browser',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId(source, importer) {
      return source === './catalogues.ts' && importer?.includes('/text/') ? browserCatalogues : null
    },
  }
}

export default defineConfig({
  plugins: [fewerCataloguesInTheBrowser(), reactRouter()],
  publicDir: false,
  build: {
    // Nothing is inlined as data: the content security policy stays strict and assets stay cacheable.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  // The design system is bundled with the pages, so that starting the server does not load all of it.
  ssr: { noExternal: [/^@navikt\//] },
})
