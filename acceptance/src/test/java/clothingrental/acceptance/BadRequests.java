package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Makes requests of which each is wrong in at least one way, or only asks; a seed decides which. */
final class BadRequests {

    private static final List<String> PATHS = List.of(
            "/api/orders",
            "/api/orders/ID",
            "/api/orders/ID/cancellation",
            "/api/orders/ID/return",
            "/api/customers/me",
            "/api/deliveries",
            "/api/deliveries/ID",
            "/api/deliveries/ID/shipment",
            "/api/deliveries/ID/completion",
            "/v3/api-docs",
            "/oauth2/token",
            "/error",
            "/",
            "/nowhere");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u0000",
            "\u202e\u0000",
            "\ud83d\ude00",
            "'; drop table orders; --",
            "${jndi:ldap://x/a}",
            "<script>",
            "../../etc/passwd",
            "a b",
            "\ufeff",
            "한복",
            "\\u0000",
            "x".repeat(300),
            "-1",
            "1e400");
    private static final List<String> WRONG_VALUES = List.of(
            "null",
            "{}",
            "[[]]",
            "true",
            "-1",
            "1.5",
            "1e400",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "99999999999999999999",
            "{\"a\":{\"b\":{}}}",
            "\"2\"",
            "\"tomorrow\"",
            "[null]");
    private static final List<String> MEDIA_TYPES = List.of(
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "///",
            "application/json;charset=bogus",
            "multipart/form-data",
            "application/json;charset=\"",
            "a",
            "application/problem+json/x");

    private final Random chance;
    private final Map<String, String> tokens;
    private final String orderId;

    BadRequests(long seed, Map<String, String> tokens, String orderId) {
        this.chance = new Random(seed);
        this.tokens = tokens;
        this.orderId = orderId;
    }

    byte[] next() {
        return switch (chance.nextInt(10)) {
            case 0 -> aWrongValue();
            case 1 -> aMonster();
            case 2 -> brokenBytes();
            case 3 -> aBadToken();
            case 4 -> theWrongRole();
            case 5 -> theWrongMethod();
            case 6 -> theWrongMediaType();
            case 7 -> badHeaders();
            case 8 -> aBadAddress();
            default -> aBadQuery();
        };
    }

    private byte[] aWrongValue() {
        var value = any(WRONG_VALUES);
        var order = switch (chance.nextInt(6)) {
            case 0 -> order(value, "1", "\"2099-01-01\"");
            case 1 -> order("\"hanbok\"", value, "\"2099-01-01\"");
            case 2 -> order("\"hanbok\"", "1", value);
            case 3 -> order("\"" + "x".repeat(65 + chance.nextInt(100)) + "\"", "1", "\"2099-01-01\"");
            case 4 -> "{\"lines\":" + value + ",\"rentalPeriod\":{\"from\":\"2099-01-01\",\"to\":\"2099-01-02\"}}";
            default -> "{\"lines\":[],\"rentalPeriod\":" + value + "}";
        };
        // "2" and "tomorrow" are possible products
        return post(
                "alice",
                "/api/orders",
                order.replace("\"productId\":\"2\"", "\"productId\":2")
                        .replace("\"productId\":\"tomorrow\"", "\"productId\":true"));
    }

    private static String order(String product, String quantity, String from) {
        return "{\"lines\":[{\"productId\":" + product + ",\"quantity\":" + quantity + "}],\"rentalPeriod\":{\"from\":"
                + from + ",\"to\":\"2098-12-31\"}}";
    }

    private byte[] aMonster() {
        var size = 1 + chance.nextInt(100_000);
        return switch (chance.nextInt(3)) {
            case 0 -> post("alice", "/api/orders", "[".repeat(size));
            case 1 -> post("alice", "/api/orders", "{\"lines\":".repeat(size / 9 + 1));
            default -> post("alice", "/api/customers/me", " ".repeat(size));
        };
    }

    private byte[] brokenBytes() {
        var body = new byte[chance.nextInt(200)];
        chance.nextBytes(body);
        var address = chance.nextBoolean() ? "/api/orders" : "/api/orders/" + orderId + "/cancellation";
        return RawHttp.request(
                head("POST", address, tokenOf("alice"), "application/json") + "Content-Length: " + body.length + "\r\n",
                body);
    }

    private byte[] aBadToken() {
        var good = tokenOf("alice");
        var dot = good.lastIndexOf('.');
        var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        var token = switch (chance.nextInt(6)) {
            case 0 -> any(ODD).replaceAll("[^\\x21-\\x7e]", "");
            case 1 -> good.substring(0, chance.nextInt(good.length() - 1));
            case 2 -> good.substring(0, dot + 1) + new StringBuilder(good.substring(dot + 1)).reverse();
            case 3 -> none + good.substring(good.indexOf('.'), dot + 1);
            case 4 -> none + "." + Base64.getUrlEncoder().encodeToString("{\"sub\":\"alice\"}".getBytes(UTF_8)) + ".x";
            default -> "a.b.c";
        };
        return post(
                token,
                any(List.of("/api/orders", "/api/orders/" + orderId + "/return")),
                order("\"hanbok\"", "1", "\"2099-01-01\""),
                true);
    }

    private byte[] theWrongRole() {
        return switch (chance.nextInt(4)) {
            case 0 ->
                post(
                        any(List.of("dana", "sam", "avery", "opal")),
                        "/api/orders",
                        order("\"a\"", "1", "\"2099-01-01\""));
            case 1 ->
                post(
                        any(List.of("dana", "sam", "bob")),
                        "/api/orders/" + orderId + "/cancellation",
                        "{\"reason\":\"TOO_SLOW\"}");
            case 2 -> post(any(List.of("alice", "sam", "avery")), "/api/deliveries/" + orderId + "/completion", "");
            default -> get(any(List.of("dana", "bob", "avery")), "/api/orders/" + orderId);
        };
    }

    private byte[] theWrongMethod() {
        var method = any(List.of("DELETE", "PATCH", "TRACE", "FOO", "get", "PROPFIND", "CONNECT", "LOCK"));
        return RawHttp.request(
                head(method, path(), tokenOf("alice"), "application/json") + "Content-Length: 2\r\n",
                "{}".getBytes(UTF_8));
    }

    private byte[] theWrongMediaType() {
        var body = "{\"reason\":1}".getBytes(UTF_8);
        return RawHttp.request(
                head(
                                "POST",
                                any(List.of("/api/orders", "/api/orders/" + orderId + "/cancellation")),
                                tokenOf("alice"),
                                any(MEDIA_TYPES))
                        + "Accept: " + any(List.of("application/json", "text/html", "///", "image/png"))
                        + "\r\nContent-Length: " + body.length + "\r\n",
                body);
    }

    private byte[] badHeaders() {
        var trouble = switch (chance.nextInt(7)) {
            case 0 -> "X-Big: " + "x".repeat(9_000 + chance.nextInt(20_000)) + "\r\n";
            case 1 -> "X-Many: 1\r\n".repeat(150 + chance.nextInt(500));
            case 2 ->
                "Content-Length: " + any(List.of("-1", "abc", "1\r\nContent-Length: 2", "999999999999999999999"))
                        + "\r\n";
            case 3 -> "Idempotency-Key: " + "k".repeat(129 + chance.nextInt(200)) + "\r\n";
            case 4 -> "no colon here\r\n";
            case 5 -> "Transfer-Encoding: chunked\r\n";
            default -> "Host: " + any(List.of("a b", "[::", "x:y:z")) + "\r\n";
        };
        return RawHttp.request(
                head("POST", "/api/orders", tokenOf("alice"), "application/json") + trouble, "zzz".getBytes(UTF_8));
    }

    private byte[] aBadAddress() {
        var tail = any(List.of(
                "%zz",
                "%",
                "%00",
                "..%2f..%2fetc",
                ";x=1",
                "%2e%2e",
                "a%0d%0ab",
                "{}",
                "|",
                "^",
                "\\",
                "%c0%af",
                "//",
                "a/b/c/d",
                "x".repeat(9_000)));
        return get("alice", "/api/orders/" + tail);
    }

    private byte[] aBadQuery() {
        var odd = new StringBuilder();
        for (var b : any(ODD).getBytes(UTF_8)) {
            odd.append('%').append("%02x".formatted(b));
        }
        var name = any(List.of("page", "size", "status", "leg", "nothing"));
        var value = chance.nextBoolean()
                ? odd.toString()
                : any(List.of("%", "-5", "1000000000000", "NaN", "%ff", "a&a&a=b"));
        return get(
                any(List.of("alice", "dana")),
                any(List.of("/api/orders", "/api/deliveries")) + "?" + name + "=" + value);
    }

    private String tokenOf(String who) {
        return Objects.requireNonNull(tokens.get(who));
    }

    private String path() {
        return any(PATHS).replace("ID", chance.nextBoolean() ? orderId : "x" + chance.nextInt());
    }

    private byte[] get(String who, String path) {
        return RawHttp.request(head("GET", path, tokenOf(who), "application/json"), new byte[0]);
    }

    private byte[] post(String who, String path, String body) {
        return post(tokenOf(who), path, body, true);
    }

    private static byte[] post(String token, String path, String body, boolean json) {
        var bytes = body.getBytes(UTF_8);
        return RawHttp.request(
                head("POST", path, token, json ? "application/json" : "text/plain") + "Content-Length: " + bytes.length
                        + "\r\n",
                bytes);
    }

    private static String head(String method, String path, String token, String mediaType) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: " + mediaType + "\r\n";
    }

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
