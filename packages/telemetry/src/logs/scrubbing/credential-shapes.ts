import { credentialWords, isCredentialName, mayCount } from './credential-name.ts'
import { masked, type Shape } from './shape.ts'

const shape = (pattern: RegExp, accepts?: Shape['accepts']): Shape => ({
  kind: 'credential_shape',
  pattern,
  mask: masked,
  ...(accepts && { accepts }),
})

/** To its END line, or as far as there is one block. */
const privateKey = shape(
  /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----(?:(?!-----)[^])*(?:-----END [A-Z\d ]{1,60}-----)?/g,
)

/** `postgres://app:…@db`: a password may hold an @, a host may not. */
const urlLogin = shape(/:\/\/(?<secret>[^\s/?#"'<>\\]{1,1024}(?=@))/g)

/** Parameters that are secret in a URL, though their names are too plain to be so elsewhere. */
const urlParameter = shape(
  /[?&](?:key|sig|sign|code|auth|x-(?:amz|goog)-(?:signature|credential|security-token))=(?<secret>[^&\s"'<>#\\]+)/gi,
)

const cookieHeader = shape(/\bcookie["'\\]{0,8}\s{0,3}:\s{0,3}["'\\]{0,8}(?<secret>[^\r\n"'\\]+)/gi)

/** `password=…`, `"apiKey": "…"`, `X-Api-Key: …`, in JSON inside a string too, however often escaped. */
const assignment = shape(
  new RegExp(
    String.raw`(?<name>(?:${credentialWords})[\w-]{0,40})["'\\]{0,8}\s{0,3}(?:=>|[:=])\s{0,3}["'\\]{0,8}` +
      String.raw`(?<secret>(?:(?:bearer|basic|token|digest)\s{1,3})?(?:(?<=["'])[^"'\\]+|[^\s"'\\,;&<>{}()[\]]+))`,
    'gi',
  ),
  (secret, { name = '' }) => isCredentialName(name) && !(mayCount(name) && /^[\d.]+$/.test(secret)),
)

/** `Bearer …` wherever it stands. A word of small letters is prose: "bearer authentication". */
const authorization = shape(
  /\b(?:bearer|basic|digest|negotiate)\s{1,3}(?<secret>[\w.~+/-]{8,}={0,2})/gi,
  (secret) => !/^[a-z]{1,24}$/.test(secret),
)

/** `eyJ` is how `{"` begins in base64url: header, payload, and a signature unless it was cut off. */
const jwt = shape(/(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){0,3}/g)

/** Tokens that carry their issuer's prefix. */
const issued = [
  String.raw`sk-(?:[a-z\d]{1,12}-){0,3}[\w-]{16,300}`, // OpenAI, Anthropic
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z\\d]{12,20}', // AWS
  String.raw`gh[oprsu]_[A-Za-z\d]{16,255}`,
  String.raw`github_pat_\w{16,255}`,
  String.raw`gl(?:pat|dt|rt|ptt|ft|soat|agent|cbt)-[\w-]{16,300}`, // GitLab
  String.raw`AIza[\w-]{30,40}`, // Google
  String.raw`ya29\.[\w-]{16,2000}`,
  String.raw`npm_[A-Za-z\d]{30,40}`,
  String.raw`hf_[A-Za-z\d]{20,60}`, // Hugging Face
  String.raw`(?:xox[a-z]|xapp)-[\w-]{10,250}`, // Slack
  String.raw`https://hooks\.slack\.com/(?:services|workflows)/[\w/]{20,200}`,
  String.raw`(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z\d]{16,247}`, // Stripe
].map((form) => shape(new RegExp(String.raw`(?<![\w-])${form}(?![\w-])`, 'g')))

/** The ones that take whole lines before the ones that take words. */
export const credentialShapes: readonly Shape[] = [
  privateKey,
  cookieHeader,
  urlLogin,
  urlParameter,
  assignment,
  authorization,
  jwt,
  ...issued,
]
