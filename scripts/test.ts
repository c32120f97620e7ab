/** `npm test`: types, style, then every test. Ends with one line that says how many passed and failed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Report = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }

const run = (command: string, ...args: string[]) =>
  spawnSync(join('node_modules/.bin', command), args, { stdio: 'inherit' }).status === 0

const directory = mkdtempSync(join(tmpdir(), 'evi-tests-'))
const file = join(directory, 'report.json')
const typed = run('tsc', '-p', '.', '--noEmit')
const styled = run('biome', 'check', '--diagnostic-level=error', '.')
const tested = run('vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`)
const report = JSON.parse(readFileSync(file, 'utf8')) as Report
rmSync(directory, { recursive: true, force: true })

const failed =
  report.numFailedTests + Number(!typed) + Number(!styled) + (report.numFailedTests === 0 && !tested ? 1 : 0)
if (!typed) console.log('The types do not hold.')
if (!styled) console.log('The style check does not pass.')
console.log(`${report.numPassedTests + Number(typed) + Number(styled)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
