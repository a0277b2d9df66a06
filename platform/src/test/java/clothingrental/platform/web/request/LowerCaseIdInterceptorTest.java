package clothingrental.platform.web.request;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

class LowerCaseIdInterceptorTest {

    private static final String ID = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";

    private final MockMvc clients = MockMvcBuilders.standaloneSetup(new Desk())
            .addInterceptors(new LowerCaseIdInterceptor())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {ID, "5F0C2A3E-9F39-4A4E-8C64-6F3D0B1C7A11", "5f0C2a3E-9f39-4a4e-8C64-6f3d0b1c7A11"})
    void idsComeInLowerCase(String id) throws Exception {
        clients.perform(get("/orders/" + id)).andExpect(content().string(ID));
        clients.perform(get("/deliveries/" + id)).andExpect(content().string(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "5F0C2A3E9F394A4E8C646F3D0B1C7A11",
                "{5F0C2A3E-9F39-4A4E-8C64-6F3D0B1C7A11}",
                "5F0C2A3E-9F39-4A4E-8C64-6F3D0B1C7A1G",
                "A"
            })
    void whatIsNoIdStaysAsItIs(String noId) throws Exception {
        clients.perform(get("/orders/{orderId}", noId)).andExpect(content().string(noId));
    }

    @Test
    void otherNamesInPathsAreNoneOfItsBusiness() throws Exception {
        clients.perform(get("/projections/" + ID.toUpperCase(java.util.Locale.ROOT)))
                .andExpect(content().string(ID.toUpperCase(java.util.Locale.ROOT)));
    }

    @RestController
    static class Desk {

        @GetMapping("/orders/{orderId}")
        String order(@PathVariable String orderId) {
            return orderId;
        }

        @GetMapping("/deliveries/{deliveryId}")
        String delivery(@PathVariable String deliveryId) {
            return deliveryId;
        }

        @GetMapping("/projections/{name}")
        String projection(@PathVariable String name) {
            return name;
        }
    }
}
