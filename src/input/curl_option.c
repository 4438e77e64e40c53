#include "input/curl_option.h"

struct option {
    const char *name;
    char letter; /* 0: none */
    enum pl_curl_use use;
};

/* Options that have an argument or matter to the request. All others are
 * flags. */
static const struct option options[] = {
    {"data", 'd', PL_CURL_DATA},
    {"data-ascii", 0, PL_CURL_DATA},
    {"data-binary", 0, PL_CURL_DATA},
    {"data-raw", 0, PL_CURL_RAW},
    {"data-urlencode", 0, PL_CURL_ENCODED},
    {"json", 0, PL_CURL_JSON},
    {"url-query", 0, PL_CURL_PARAM},
    {"get", 'G', PL_CURL_GET},
    {"next", ':', PL_CURL_NEXT},
    {"header", 'H', PL_CURL_HEADER},
    {"request", 'X', PL_CURL_METHOD},
    {"url", 0, PL_CURL_URL},
    {"abstract-unix-socket", 0, PL_CURL_IGNORED},
    {"cacert", 0, PL_CURL_IGNORED},
    {"capath", 0, PL_CURL_IGNORED},
    {"cert", 'E', PL_CURL_IGNORED},
    {"ciphers", 0, PL_CURL_IGNORED},
    {"config", 'K', PL_CURL_IGNORED},
    {"connect-timeout", 0, PL_CURL_IGNORED},
    {"connect-to", 0, PL_CURL_IGNORED},
    {"continue-at", 'C', PL_CURL_IGNORED},
    {"cookie", 'b', PL_CURL_IGNORED},
    {"cookie-jar", 'c', PL_CURL_IGNORED},
    {"dump-header", 'D', PL_CURL_IGNORED},
    {"form", 'F', PL_CURL_IGNORED},
    {"form-string", 0, PL_CURL_IGNORED},
    {"interface", 0, PL_CURL_IGNORED},
    {"key", 0, PL_CURL_IGNORED},
    {"limit-rate", 0, PL_CURL_IGNORED},
    {"max-filesize", 0, PL_CURL_IGNORED},
    {"max-redirs", 0, PL_CURL_IGNORED},
    {"max-time", 'm', PL_CURL_IGNORED},
    {"netrc-file", 0, PL_CURL_IGNORED},
    {"noproxy", 0, PL_CURL_IGNORED},
    {"oauth2-bearer", 0, PL_CURL_IGNORED},
    {"output", 'o', PL_CURL_IGNORED},
    {"output-dir", 0, PL_CURL_IGNORED},
    {"pass", 0, PL_CURL_IGNORED},
    {"proto", 0, PL_CURL_IGNORED},
    {"proxy", 'x', PL_CURL_IGNORED},
    {"proxy-header", 0, PL_CURL_IGNORED},
    {"proxy-user", 'U', PL_CURL_IGNORED},
    {"quote", 'Q', PL_CURL_IGNORED},
    {"range", 'r', PL_CURL_IGNORED},
    {"rate", 0, PL_CURL_IGNORED},
    {"referer", 'e', PL_CURL_IGNORED},
    {"resolve", 0, PL_CURL_IGNORED},
    {"retry", 0, PL_CURL_IGNORED},
    {"retry-delay", 0, PL_CURL_IGNORED},
    {"retry-max-time", 0, PL_CURL_IGNORED},
    {"socks5", 0, PL_CURL_IGNORED},
    {"speed-limit", 'Y', PL_CURL_IGNORED},
    {"speed-time", 'y', PL_CURL_IGNORED},
    {"stderr", 0, PL_CURL_IGNORED},
    {"time-cond", 'z', PL_CURL_IGNORED},
    {"trace", 0, PL_CURL_IGNORED},
    {"trace-ascii", 0, PL_CURL_IGNORED},
    {"unix-socket", 0, PL_CURL_IGNORED},
    {"upload-file", 'T', PL_CURL_IGNORED},
    {"user", 'u', PL_CURL_IGNORED},
    {"user-agent", 'A', PL_CURL_IGNORED},
    {"variable", 0, PL_CURL_IGNORED},
    {"write-out", 'w', PL_CURL_IGNORED},
    {NULL, 0, PL_CURL_FLAG}};

enum pl_curl_use pl_curl_use_of_name(struct pl_slice name) {
    const struct option *option = options;
    while (option->name && !pl_slice_is(name, option->name))
        option++;
    return option->use;
}

enum pl_curl_use pl_curl_use_of_letter(char letter) {
    const struct option *option = options;
    while (option->name && option->letter != letter)
        option++;
    return option->use;
}

bool pl_curl_has_argument(enum pl_curl_use use) {
    return use != PL_CURL_FLAG && use != PL_CURL_GET && use != PL_CURL_NEXT;
}
