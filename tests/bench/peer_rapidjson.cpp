/*
 * Peer RapidJSON: parse JSON lines with its SAX reader, counting what comes. No
 * rule is checked.
 *
 *     peer_rapidjson FILE
 */
#include <cstdio>
#include <rapidjson/filereadstream.h>
#include <rapidjson/reader.h>

using namespace rapidjson;

struct Counter : BaseReaderHandler<UTF8<>, Counter> {
    unsigned long count = 0;

    bool Default() {
        count++;
        return true;
    }
};

int main(int argc, char **argv) {
    static char buffer[65536];
    std::FILE *file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
    if (file == nullptr)
        return 2;
    FileReadStream stream(file, buffer, sizeof buffer);
    Reader reader;
    Counter counter;
    for (;;) {
        while (stream.Peek() == '\n')
            stream.Take();
        if (stream.Peek() == '\0')
            break;
        if (reader
                .Parse<kParseStopWhenDoneFlag | kParseValidateEncodingFlag>(
                    stream, counter)
                .IsError())
            return 1;
    }
    std::fclose(file);
    return counter.count == 0;
}
