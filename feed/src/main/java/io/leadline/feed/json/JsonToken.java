package io.leadline.feed.json;

/** What a {@link JsonReader} has stepped to. */
public enum JsonToken
{
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    /** The name of an object's member; its value follows. */
    NAME,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    /** The text has ended behind its one value. */
    END
}
