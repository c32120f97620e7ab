import { dirname, relative, resolve } from 'node:path'
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

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * The server holds the texts and the rules of the rooms already. Pages on the server use the same ones, not a second copy in
 * the bundle: it is read from build/server.
 */
function oneHouseOnTheServer(): Plugin {
  return {
    name: 'one-house-on-the-server',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null
      const file = relative(root, resolve(dirname(importer), source)).replaceAll('\\', '/')
      return /^(text|office)\/.*\.ts$/.test(file) ? { id: `../../${file}`, external: true } : null
    },
  }
}

export default defineConfig({
  plugins: [fewerCataloguesInTheBrowser(), oneHouseOnTheServer(), reactRouter()],
  publicDir: false,
  build: {
    // Nothing is inlined as data: the content security policy stays strict and assets stay cacheable.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  // The design system is bundled with the pages, so that starting the server does not load all of it.
  ssr: { noExternal: [/^@navikt\//] },
})
