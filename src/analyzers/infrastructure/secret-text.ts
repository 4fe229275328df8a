/** A credential in a script: a telling name, and a text behind it that no shell fills in. */
export const SECRET_IN_SCRIPT =
  /(?:PASSWORD|PASSWD|SECRET_KEY|API_KEY|AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID)\s*[=:]\s*\\?["']?[A-Za-z0-9/+_!@#%^&*-]{6}/i;
