export const help = `What the telemetry costs, beside what others cost, measured in one run.

  npm run bench                        every part
  npm run bench -- micro http          only these parts
  npm run bench -- --write             every part, and the page docs/reference/performance.md

Parts:
  micro    one call of a counter, a histogram and a gauge: nanoseconds, bytes allocated
  scrape   a page of 1,000, 10,000 and 100,000 series: milliseconds, and the longest block of the event loop
  http     a JSON route under full load: throughput, processor time of a request
  startup  until the first request is answered, and the memory then

Options:
  --rounds N    how often everything is measured; otherwise each part's own number
  --seconds N   how long a server is under load in a round, at least 1; otherwise 2
  --only TEXT   measure only what has TEXT in its name, such as Octoscope, and the bare ones
  --json        the raw figures on standard output, as JSON
  --write       write the page and its picture
  --assert      exit code 1 when a promise is not held
  --no-peers    measure without the other libraries
  --help        this text

The other libraries are installed into bench/peers on the first use, as the lockfile there says.

Exit code: 0 when every part ran, 1 when one could not, 2 when used wrongly.`
