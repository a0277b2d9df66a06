package clothingrental.platform.text;

import tools.jackson.databind.util.StdConverter;

/** Reads text of a request in the normal form NFC: {@code @JsonDeserialize(converter = NormalForm.class)}. */
public final class UnicodeNfcConverter extends StdConverter<String, String> {

    @Override
    public String convert(String text) {
        return FreeTextRule.normalized(text);
    }
}
