// The loop of RayReport in C++: rays FILE, then on standard input "trace" (answers seconds), "rays" and "hits" (of the last trace).
//   g++ -O3 -march=native -std=c++17 rays.cpp -lembree3        needs libembree-dev
#include <embree3/rtcore.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

struct Vector3 {
    float x, y, z;
};

template <typename T>
std::vector<T> read(std::istream& file, size_t count) {
    std::vector<T> values(count);
    file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(T)));
    return values;
}

void attach(RTCScene scene, RTCGeometry geometry, unsigned id) {
    rtcCommitGeometry(geometry);
    rtcAttachGeometryByID(scene, geometry, id);
    rtcReleaseGeometry(geometry);
}

template <typename T>
void fill(RTCGeometry geometry, RTCBufferType type, RTCFormat format, const std::vector<T>& values) {
    std::memcpy(rtcSetNewGeometryBuffer(geometry, type, 0, format, sizeof(T), values.size()), values.data(), values.size() * sizeof(T));
}

struct Packet {
    alignas(64) RTCRayHit16 rays{};
    alignas(64) int valid[16]{};

    void set(int lane, Vector3 origin, Vector3 direction) {
        valid[lane] = -1;
        rays.ray.org_x[lane] = origin.x;
        rays.ray.org_y[lane] = origin.y;
        rays.ray.org_z[lane] = origin.z;
        rays.ray.dir_x[lane] = direction.x;
        rays.ray.dir_y[lane] = direction.y;
        rays.ray.dir_z[lane] = direction.z;
        rays.ray.tnear[lane] = 0;
        rays.ray.tfar[lane] = std::numeric_limits<float>::infinity();
        rays.ray.mask[lane] = ~0u;
        rays.hit.geomID[lane] = RTC_INVALID_GEOMETRY_ID;
        rays.hit.instID[0][lane] = RTC_INVALID_GEOMETRY_ID;
    }
};

int main(int, char** arguments) {
    std::ifstream file(arguments[1], std::ios::binary);
    const auto counts = read<int>(file, 4);
    const auto vertices = read<Vector3>(file, counts[0]);
    struct Triangle {
        int a, b, c;
    };
    const auto triangles = read<Triangle>(file, counts[1]);
    struct Sphere {
        float x, y, z, radius;
    };
    const auto spheres = read<Sphere>(file, counts[2]);
    const auto ends = read<Vector3>(file, 2);
    const auto directions = read<Vector3>(file, counts[3]);
    const Vector3 eye = ends[0], sun = ends[1];

    RTCDevice device = rtcNewDevice("threads=1,set_affinity=0");
    RTCScene scene = rtcNewScene(device);
    RTCGeometry surfaces = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE);
    fill(surfaces, RTC_BUFFER_TYPE_VERTEX, RTC_FORMAT_FLOAT3, vertices);
    fill(surfaces, RTC_BUFFER_TYPE_INDEX, RTC_FORMAT_UINT3, triangles);
    attach(scene, surfaces, 0);
    if (!spheres.empty()) {
        RTCGeometry balls = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_SPHERE_POINT);
        fill(balls, RTC_BUFFER_TYPE_VERTEX, RTC_FORMAT_FLOAT4, spheres);
        attach(scene, balls, 1);
    }
    rtcCommitScene(scene);

    Packet packet;
    long rays = 0, hits = 0;
    const auto trace = [&] {
        rays = hits = 0;
        for (size_t first = 0; first < directions.size(); first += 16) {
            for (int lane = 0; lane < 16; lane++)
                packet.set(lane, eye, directions[first + lane]);
            RTCIntersectContext context;
            rtcInitIntersectContext(&context);
            context.flags = RTC_INTERSECT_CONTEXT_FLAG_COHERENT;
            rtcIntersect16(packet.valid, scene, &context, &packet.rays);
            rays += 16;
            int found = 0;
            Vector3 starts[16];
            bool hit[16];
            for (int lane = 0; lane < 16; lane++) {
                hit[lane] = packet.rays.hit.geomID[lane] != RTC_INVALID_GEOMETRY_ID;
                if (!hit[lane])
                    continue;
                const float far = packet.rays.ray.tfar[lane] * 0.999f;
                const Vector3 way = directions[first + lane];
                starts[lane] = {eye.x + way.x * far, eye.y + way.y * far, eye.z + way.z * far};
                found++;
            }
            hits += found;
            if (found == 0)
                continue;
            std::memset(packet.valid, 0, sizeof packet.valid);
            for (int lane = 0; lane < 16; lane++)
                if (hit[lane])
                    packet.set(lane, starts[lane], sun);
            RTCIntersectContext shadow;
            rtcInitIntersectContext(&shadow);
            rtcOccluded16(packet.valid, scene, &shadow, reinterpret_cast<RTCRay16*>(&packet.rays));
            rays += found;
        }
    };

    for (std::string line; std::getline(std::cin, line);) {
        if (line == "trace") {
            const auto start = std::chrono::steady_clock::now();
            trace();
            std::printf("%.9f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        } else {
            std::printf("%ld\n", line == "rays" ? rays : hits);
        }
        std::fflush(stdout);
    }
    rtcReleaseScene(scene);
    rtcReleaseDevice(device);
}
