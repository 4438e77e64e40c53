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
    {"abstract-unix-socket", 0, PL_CURL_NONE},
    {"cacert", 0, PL_CURL_NONE},
    {"capath", 0, PL_CURL_NONE},
    {"cert", 'E', PL_CURL_NONE},
    {"ciphers", 0, PL_CURL_NONE},
    {"config", 'K', PL_CURL_NONE},
    {"connect-timeout", 0, PL_CURL_NONE},
    {"connect-to", 0, PL_CURL_NONE},
    {"continue-at", 'C', PL_CURL_NONE},
    {"cookie", 'b', PL_CURL_NONE},
    {"cookie-jar", 'c', PL_CURL_NONE},
    {"dump-header", 'D', PL_CURL_NONE},
    {"form", 'F', PL_CURL_NONE},
    {"form-string", 0, PL_CURL_NONE},
    {"interface", 0, PL_CURL_NONE},
    {"key", 0, PL_CURL_NONE},
    {"limit-rate", 0, PL_CURL_NONE},
    {"max-filesize", 0, PL_CURL_NONE},
    {"max-redirs", 0, PL_CURL_NONE},
    {"max-time", 'm', PL_CURL_NONE},
    {"netrc-file", 0, PL_CURL_NONE},
    {"noproxy", 0, PL_CURL_NONE},
    {"oauth2-bearer", 0, PL_CURL_NONE},
    {"output", 'o', PL_CURL_NONE},
    {"output-dir", 0, PL_CURL_NONE},
    {"pass", 0, PL_CURL_NONE},
    {"proto", 0, PL_CURL_NONE},
    {"proxy", 'x', PL_CURL_NONE},
    {"proxy-header", 0, PL_CURL_NONE},
    {"proxy-user", 'U', PL_CURL_NONE},
    {"quote", 'Q', PL_CURL_NONE},
    {"range", 'r', PL_CURL_NONE},
    {"rate", 0, PL_CURL_NONE},
    {"referer", 'e', PL_CURL_NONE},
    {"resolve", 0, PL_CURL_NONE},
    {"retry", 0, PL_CURL_NONE},
    {"retry-delay", 0, PL_CURL_NONE},
    {"retry-max-time", 0, PL_CURL_NONE},
    {"socks5", 0, PL_CURL_NONE},
    {"speed-limit", 'Y', PL_CURL_NONE},
    {"speed-time", 'y', PL_CURL_NONE},
    {"stderr", 0, PL_CURL_NONE},
    {"time-cond", 'z', PL_CURL_NONE},
    {"trace", 0, PL_CURL_NONE},
    {"trace-ascii", 0, PL_CURL_NONE},
    {"unix-socket", 0, PL_CURL_NONE},
    {"upload-file", 'T', PL_CURL_NONE},
    {"user", 'u', PL_CURL_NONE},
    {"user-agent", 'A', PL_CURL_NONE},
    {"variable", 0, PL_CURL_NONE},
    {"write-out", 'w', PL_CURL_NONE},
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
