/*
 * Peer simdjson: a dozen of paylint's rules, written by hand for JSON lines of
 * purchases: On-Demand, no places, no duplicate keys, nothing beyond one line.
 *
 *     peer_simdjson FILE
 */
#include <cstdio>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

static bool is_code(std::string_view text) {
    if (text.size() != 3)
        return false;
    for (char c : text)
        if (c < 'A' || c > 'Z')
            return false;
    return true;
}

static bool is_time(std::string_view text) {
    return text.size() >= 20 && text[4] == '-' && text[7] == '-' &&
           text[10] == 'T' && text[13] == ':' && text[16] == ':';
}

static bool holds(ondemand::object purchase) {
    unsigned seen = 0;
    for (auto field : purchase) {
        std::string_view key = field.unescaped_key();
        ondemand::value value = field.value();
        if (key == "external_id") {
            std::string_view id = value.get_string();
            seen |= 1;
            if (id.empty() || id.size() > 987)
                return false;
        } else if (key == "product_id") {
            std::string_view id = value.get_string();
            seen |= 2;
            if (id.empty() || id.size() > 255 || id.front() == ' ' ||
                id.back() == ' ' || id.front() == '$')
                return false;
        } else if (key == "currency") {
            seen |= 4;
            if (!is_code(value.get_string()))
                return false;
        } else if (key == "price") {
            double price = value.get_double();
            seen |= 8;
            if (price < 0 || price > 1e9)
                return false;
        } else if (key == "quantity") {
            int64_t quantity = value.get_int64();
            if (quantity < 1 || quantity > 100)
                return false;
        } else if (key == "time") {
            seen |= 16;
            if (!is_time(value.get_string()))
                return false;
        } else if (key == "properties") {
            for (auto property : value.get_object()) {
                std::string_view name = property.unescaped_key();
                if (name.empty() || name.size() > 255 || name.front() == '$')
                    return false;
            }
        } else {
            return false;
        }
    }
    return seen == 31;
}

int main(int argc, char **argv) {
    padded_string text;
    ondemand::parser parser;
    ondemand::document_stream lines;
    uint64_t wrong = 0;

    if (argc < 2 || padded_string::load(argv[1]).get(text) ||
        parser.iterate_many(text).get(lines))
        return 2;
    for (auto line : lines)
        wrong += !holds(line.get_object());
    if (wrong > 0)
        std::printf("%llu are wrong\n", (unsigned long long)wrong);
    return wrong > 0;
}
