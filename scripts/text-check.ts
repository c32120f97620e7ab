import { catalogues } from '../text/catalogues.ts'
import { textFaults } from '../text/check.ts'

/** Prints what each language still lacks of what bokmål says; ends with 1 when something is wrong. */
const faults = textFaults(catalogues)
for (const fault of faults) console.log(`${fault.language}/${fault.room}.json  ${fault.key}  ${fault.wrong}`)
console.log(faults.length === 0 ? 'Every catalogue is complete.' : `${faults.length} texts to mend.`)
process.exitCode = faults.length === 0 ? 0 : 1
