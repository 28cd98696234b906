/** The label names that a Go template of an alert reads, as in `{{ $labels.arm }}`. */
type LabelsRead<Text extends string> = Text extends `${string}$labels.${infer Rest}`
  ? FirstName<Rest> | LabelsRead<Rest>
  : never

type FirstName<Text extends string> = Text extends `${infer Inside}}}${string}` ? FirstWord<Inside> : Text
type FirstWord<Text extends string> = Text extends `${infer Word} ${string}` ? Word : Text

/**
 * A text whose labels the query keeps. `{{ $value }}` is the query's value; `{{ $labels.name }}` one of its labels;
 * Prometheus' template functions may follow a bar, as in `{{ $value | humanizePercentage }}`.
 */
export type Template<Text extends string, L extends string> = [Exclude<LabelsRead<Text>, L>] extends [never]
  ? Text
  : `The query does not keep the label ${Exclude<LabelsRead<Text>, L>}.`
