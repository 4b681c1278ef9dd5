// A device plugin that offers a number of GPUs which do not exist. It speaks the real device plugin API, so the
// kubelet counts, allocates and releases them as it would real ones.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	api "k8s.io/kubelet/pkg/apis/deviceplugin/v1beta1"
)

const socketName = "slipway-gpu.sock"

type plugin struct {
	api.UnimplementedDevicePluginServer
	devices []*api.Device
	stopped <-chan struct{}
}

func (p *plugin) GetDevicePluginOptions(context.Context, *api.Empty) (*api.DevicePluginOptions, error) {
	return &api.DevicePluginOptions{}, nil
}

// ListAndWatch answers once: the devices are always healthy. The stream stays open because its end means that the
// plugin is gone.
func (p *plugin) ListAndWatch(_ *api.Empty, stream api.DevicePlugin_ListAndWatchServer) error {
	if err := stream.Send(&api.ListAndWatchResponse{Devices: p.devices}); err != nil {
		return err
	}
	select {
	case <-p.stopped:
	case <-stream.Context().Done():
	}
	return nil
}

// Allocate gives the container the variable which NVIDIA's runtime reads, with the devices it was granted.
func (p *plugin) Allocate(_ context.Context, request *api.AllocateRequest) (*api.AllocateResponse, error) {
	response := &api.AllocateResponse{}
	for _, container := range request.ContainerRequests {
		response.ContainerResponses = append(response.ContainerResponses, &api.ContainerAllocateResponse{
			Envs: map[string]string{"NVIDIA_VISIBLE_DEVICES": strings.Join(container.DevicesIds, ",")},
		})
	}
	return response, nil
}

func (p *plugin) GetPreferredAllocation(context.Context, *api.PreferredAllocationRequest) (*api.PreferredAllocationResponse, error) {
	return &api.PreferredAllocationResponse{}, nil
}

func (p *plugin) PreStartContainer(context.Context, *api.PreStartContainerRequest) (*api.PreStartContainerResponse, error) {
	return &api.PreStartContainerResponse{}, nil
}

func register(directory string, resource string) error {
	connection, err := grpc.NewClient("unix://"+filepath.Join(directory, "kubelet.sock"),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_, err = api.NewRegistrationClient(connection).Register(ctx, &api.RegisterRequest{
		Version: api.Version, Endpoint: socketName, ResourceName: resource,
	})
	return err
}

// keepRegistered registers again whenever the kubelet has restarted, which it shows by a new socket file.
func keepRegistered(directory string, resource string, stopped <-chan struct{}) {
	var registered time.Time
	for {
		info, err := os.Stat(filepath.Join(directory, "kubelet.sock"))
		if err == nil && info.ModTime() != registered {
			if err = register(directory, resource); err == nil {
				registered = info.ModTime()
				log.Printf("registered %s", resource)
			}
		}
		if err != nil {
			log.Printf("not registered yet: %v", err)
		}
		select {
		case <-stopped:
			return
		case <-time.After(500 * time.Millisecond):
		}
	}
}

func main() {
	directory := flag.String("directory", "/var/lib/kubelet/device-plugins", "the kubelet's folder for plugin sockets")
	resource := flag.String("resource", "nvidia.com/gpu", "resource name to offer")
	count := flag.Int("count", 4, "how many devices to offer")
	flag.Parse()

	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	served := &plugin{stopped: ctx.Done()}
	for i := range *count {
		served.devices = append(served.devices, &api.Device{ID: fmt.Sprintf("GPU-sandbox-%d", i), Health: api.Healthy})
	}

	if err := os.MkdirAll(*directory, 0o750); err != nil {
		log.Fatal(err)
	}
	socket := filepath.Join(*directory, socketName)
	if err := os.Remove(socket); err != nil && !os.IsNotExist(err) {
		log.Fatal(err)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	api.RegisterDevicePluginServer(server, served)
	go keepRegistered(*directory, *resource, ctx.Done())
	go func() {
		<-ctx.Done()
		server.Stop()
	}()
	if err := server.Serve(listener); err != nil {
		log.Fatal(err)
	}
}
